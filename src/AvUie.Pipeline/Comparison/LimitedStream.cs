namespace AvUie.Pipeline.Comparison;

/// <summary>Ends with an error where more bytes come than allowed, whatever a header promised.</summary>
/// <param name="inner">The bytes; closed with this.</param>
/// <param name="limit">Most bytes.</param>
internal sealed class LimitedStream(Stream inner, long limit) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("a stream with a limit has no known length");

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException("a stream with a limit goes forward only");
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        _read += read;
        return _read <= limit ? read : throw new InvalidDataException($"it unpacks to more than {limit} bytes");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("a stream with a limit goes forward only");

    public override void SetLength(long value) => throw new NotSupportedException("a stream with a limit is read only");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("a stream with a limit is read only");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
