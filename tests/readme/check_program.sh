#!/usr/bin/env bash
# Builds the program of the README, as it is printed, with the installed package, and runs it.
# usage: check_program.sh README PREFIX SYSTEMC_PREFIX COMPILER FOLDER
set -euo pipefail
readme=$1 prefix=$2 systemc=$3 compiler=$4 folder=$5

rm -rf "$folder"
mkdir -p "$folder"
# The first block of a kind; those after it are parts of other programs, which are examples.
block() { awk -v kind="$1" '$0 == "```" kind { inside = 1; next } inside && $0 == "```" { exit } inside' "$readme"; }
block cpp >"$folder/main.cpp"
{
  echo 'cmake_minimum_required(VERSION 3.20)'
  echo 'project(design CXX)'
  echo 'add_executable(design main.cpp)'
  block cmake
} >"$folder/CMakeLists.txt"
cmake -S "$folder" -B "$folder/build" "-DCMAKE_PREFIX_PATH=$prefix;$systemc" "-DCMAKE_CXX_COMPILER=$compiler" >/dev/null
cmake --build "$folder/build" >/dev/null
SYSTEMC_DISABLE_COPYRIGHT_MESSAGE=1 "$folder/build/design"
