using AvUie.Adapters;
using AvUie.Core;
using AvUie.Pipeline.Building;
using AvUie.Pipeline.Configuration;
using AvUie.Pipeline.Decode;

namespace AvUie.Pipeline.Commands;

/// <summary>Runs a build: <see cref="BuildRunner.RunAsync"/>, or what a test puts in its place.</summary>
internal delegate Task<BuildReport> RunBuild(
    BuildFile file, BuildRequest request, IProgress<BuildProgress> progress, CancellationToken cancellation);

/// <summary>What commands have from their surroundings, so that tests can give them others.</summary>
internal sealed record CommandHost(TextWriter Output, TextWriter Errors)
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether standard error, where progress goes, may be redrawn.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Checks that <c>avuie parity</c> runs.</summary>
    public IReadOnlyList<IParityCheck> ParityChecks { get; init; } = [];

    /// <summary>The adapters, given the files of <c>--adapters</c>.</summary>
    public Func<IReadOnlyList<string>, AdapterCatalog> Adapters { get; init; } = AdapterAssemblies.Load;

    /// <summary>The present folder.</summary>
    public string Folder { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>The environment, for the keys of language models.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The value of <c>AVUIE_SHARED</c>.</summary>
    public string? SharedFolder { get; init; }

    /// <summary>Asks the decoder's programs what they are; throws <see cref="InvalidOperationException"/> where they are missing.</summary>
    public Func<DecodeOptions, CancellationToken, Task<FfmpegBuild>> AskFfmpeg { get; init; } =
        static (options, cancellation) => FfmpegBuild.AskAsync(options, new ChildProcess(TimeProvider.System), cancellation);

    public RunBuild Build { get; init; } = RunAsync;

    /// <summary>The decoder of <c>avuie preview</c> and <c>avuie extract</c>; null for ffmpeg.</summary>
    public Func<DecodeOptions, IMediaDecoder>? Decoder { get; init; }

    /// <summary>The surroundings of the real program.</summary>
    public static CommandHost Real() => new(Console.Out, Console.Error)
    {
        IsTerminal = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"),
        ParityChecks = ParityCommand.Discover(typeof(CommandHost).Assembly),
        SharedFolder = Environment.GetEnvironmentVariable("AVUIE_SHARED"),
    };

    private static Task<BuildReport> RunAsync(
        BuildFile file, BuildRequest request, IProgress<BuildProgress> progress, CancellationToken cancellation)
    {
        var options = file.Decode.ToOptions();
        return new BuildRunner(new FfmpegProcessDecoder(options, TimeProvider.System), new ImageDecoder(options))
            .RunAsync(request, progress, cancellation);
    }
}
