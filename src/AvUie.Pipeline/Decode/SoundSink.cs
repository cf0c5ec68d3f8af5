using System.Buffers;
using System.Runtime.InteropServices;
using AvUie.Core;
using AvUie.Pipeline.Imaging;
using FFMpegCore.Pipes;

namespace AvUie.Pipeline.Decode;

/// <summary>Takes mono 16 kHz PCM16 off a pipe, up to a limit.</summary>
internal sealed class SoundSink(double maxSeconds) : IPipeSink
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Complete samples so far.</summary>
    public short[] Samples() => MemoryMarshal.Cast<byte, short>(_bytes.WrittenSpan[..(_bytes.WrittenCount & ~1)]).ToArray();

    public string GetStreamArguments() => "-c:a pcm_s16le -f s16le";

    public async Task ReadAsync(Stream inputStream, CancellationToken cancellationToken)
    {
        var block = new byte[1 << 16];
        var most = Math.Min((long)(maxSeconds * WavFile.SampleRate) * sizeof(short), Array.MaxLength - block.Length);
        int read;
        while ((read = await inputStream.ReadAsync(block, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (_bytes.WrittenCount + (long)read > most)
            {
                throw new MediaLimitException(ReasonCode.CorruptMedia, $"its sound is longer than the {maxSeconds} s that the build allows");
            }

            _bytes.Write(block.AsSpan(0, read));
        }
    }
}
