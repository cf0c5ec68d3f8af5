using AvUie.Pipeline.Building;
using AvUie.Pipeline.Decode;
using AvUie.Shards;

namespace AvUie.Pipeline.Tests.Building;

public sealed class SharedClipsTests
{
    private static readonly DecodeRequest Request = new("/root", "clip.mp4", null, 10, true);

    [Fact]
    public async Task TakeAsync_SeveralUsersAtOnce_DecodesOnce()
    {
        var decoder = new CountingDecoder();
        using var clips = new SharedClips(decoder, 4, 1 << 20);
        for (var i = 0; i < 8; i++)
        {
            clips.Expect(Request);
        }

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => clips.TakeAsync(Request, CancellationToken.None)));

        Assert.Equal(1, decoder.Calls);
        Assert.All(results, result => Assert.Same(results[0], result));
    }

    [Fact]
    public async Task TakeAsync_LaterUser_GetsTheWaitingClip()
    {
        var decoder = new CountingDecoder();
        using var clips = new SharedClips(decoder, 1, 1 << 20);
        clips.Expect(Request);
        clips.Expect(Request);

        await clips.TakeAsync(Request, CancellationToken.None);
        await clips.TakeAsync(Request, CancellationToken.None);

        Assert.Equal(1, decoder.Calls);
    }

    [Fact]
    public async Task TakeAsync_AfterTheLastUser_HasLetTheClipGo()
    {
        var decoder = new CountingDecoder();
        using var clips = new SharedClips(decoder, 1, 1 << 20);
        clips.Expect(Request);
        await clips.TakeAsync(Request, CancellationToken.None);
        clips.Expect(Request);

        await clips.TakeAsync(Request, CancellationToken.None);

        Assert.Equal(2, decoder.Calls);
    }

    [Fact]
    public async Task TakeAsync_MoreWaitingThanAllowed_DecodesAgainInsteadOfGrowing()
    {
        var decoder = new CountingDecoder();
        using var clips = new SharedClips(decoder, 1, 0);
        clips.Expect(Request);
        clips.Expect(Request);

        await clips.TakeAsync(Request, CancellationToken.None);
        await clips.TakeAsync(Request, CancellationToken.None);

        Assert.Equal(2, decoder.Calls);
    }

    [Fact]
    public async Task TakeAsync_ManyClips_NeverMoreAtOnceThanAllowed()
    {
        var decoder = new CountingDecoder();
        using var clips = new SharedClips(decoder, 2, 1 << 20);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
        {
            var request = Request with { Path = $"{i}.mp4" };
            clips.Expect(request);
            return clips.TakeAsync(request, CancellationToken.None);
        }));

        Assert.Equal(20, decoder.Calls);
        Assert.InRange(decoder.MostAtOnce, 1, 2);
    }

    private sealed class CountingDecoder : IMediaDecoder
    {
        private int _calls;
        private int _running;
        private int _most;

        public int Calls => _calls;

        public int MostAtOnce => _most;

        public async Task<DecodeResult> DecodeAsync(DecodeRequest request, CancellationToken cancellation)
        {
            Interlocked.Increment(ref _calls);
            var running = Interlocked.Increment(ref _running);
            int most;
            while (running > (most = _most) && Interlocked.CompareExchange(ref _most, running, most) != most)
            {
            }

            await Task.Delay(5, cancellation);
            Interlocked.Decrement(ref _running);
            return new DecodeResult.Success(new DecodedClip([], null, new short[8], new RawFile(request.Path, 1, "00"), []));
        }
    }
}
