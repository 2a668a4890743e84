#pragma once

/// Whether the address sanitizer is compiled in: it reserves terabytes of addresses, so that no limit on
/// memory can be set, and a program does not start within one.
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
