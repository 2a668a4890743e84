#pragma once

/// Whether the address sanitizer is compiled in. It reserves terabytes of address space, so that a program
/// with it cannot run under a limit on memory.
#if defined(__SANITIZE_ADDRESS__)
#define LIF_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LIF_ADDRESS_SANITIZER 1
#endif
#endif
#ifndef LIF_ADDRESS_SANITIZER
#define LIF_ADDRESS_SANITIZER 0
#endif
