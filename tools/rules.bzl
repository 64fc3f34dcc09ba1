"""The C++ rules of this project: rules_cc with our warnings as errors."""

load("@rules_cc//cc:defs.bzl", "cc_binary", "cc_library", "cc_test")

_COPTS = [
    "-Wall",
    "-Wextra",
    "-Werror",
]

def samestory_library(name, copts = [], **kwargs):
    """A library of one concept: x.h and x.cc."""
    cc_library(name = name, copts = _COPTS + copts, **kwargs)

def samestory_binary(name, copts = [], **kwargs):
    """A program."""
    cc_binary(name = name, copts = _COPTS + copts, **kwargs)

def samestory_test(name, deps = [], copts = [], size = "small", **kwargs):
    """A GoogleTest test; gtest and its main come along."""
    cc_test(
        name = name,
        size = size,
        copts = _COPTS + copts,
        deps = deps + ["@googletest//:gtest_main"],
        **kwargs
    )

def samestory_benchmark(name, deps = [], copts = [], tags = [], **kwargs):
    """A Google Benchmark program: built by //..., run by bench/run only."""
    cc_binary(
        name = name,
        testonly = True,
        copts = _COPTS + copts,
        tags = tags + ["benchmark"],
        deps = deps + ["@system//:benchmark_main"],
        **kwargs
    )

def embedded_file(name, src, function):
    """A library that carries the bytes of `src`: NAME.h with FUNCTION()."""
    native.genrule(
        name = name + "_source",
        srcs = [src],
        outs = [name + ".h", name + ".cc"],
        cmd = "$(execpath //tools/embed:embed_file) $< %s $(OUTS)" % function,
        tools = ["//tools/embed:embed_file"],
    )
    samestory_library(
        name = name,
        srcs = [name + ".cc"],
        hdrs = [name + ".h"],
        deps = ["@system//:absl_strings"],
    )

def samestory_fuzz_target(name, deps):
    """NAME_fuzz, for libFuzzer (tools/fuzz), and NAME_replay_test.

    The test runs the target over corpus/NAME with any compiler.
    """
    source = name + "_fuzz.cc"
    samestory_binary(
        name = name + "_fuzz",
        testonly = True,
        srcs = [source],
        linkopts = ["-fsanitize=fuzzer"],
        tags = ["manual"],
        deps = deps,
    )
    cc_test(
        name = name + "_replay_test",
        size = "small",
        srcs = [
            "replay.cc",
            source,
        ],
        args = [native.package_name() + "/corpus/" + name],
        copts = _COPTS,
        data = native.glob(["corpus/" + name + "/**"]),
        deps = deps,
    )
