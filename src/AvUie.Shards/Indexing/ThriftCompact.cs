namespace AvUie.Shards;

/// <summary>
/// Reads Thrift's compact protocol. Past the end every value is 0 and <see cref="IsExhausted"/> is set, so that a caller can offer more bytes.
/// </summary>
internal ref struct ThriftCompact(ReadOnlySpan<byte> bytes)
{
    public const int Struct = 12;

    /// <summary>Deeper than any header goes; a crafted one must not exhaust the stack.</summary>
    private const int MaxDepth = 16;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _depth;

    public int Position { get; private set; }

    public bool IsExhausted { get; private set; }

    /// <summary>The type of the next field, 0 at the end of the struct; <paramref name="field"/> holds the last id and takes the new one.</summary>
    public int NextField(ref int field)
    {
        var head = Next();
        if (head == 0)
        {
            return 0;
        }

        var delta = head >> 4;
        field = delta == 0 ? (int)ZigZag() : field + delta;
        return head & 15;
    }

    public long ZigZag()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public void Skip(int type)
    {
        switch (type)
        {
            case 1 or 2:
                break;
            case 3:
                Advance(1);
                break;
            case 4 or 5 or 6:
                Unsigned();
                break;
            case 7:
                Advance(8);
                break;
            case 8:
                Advance(Unsigned());
                break;
            case 9 or 10:
                SkipList();
                break;
            case Struct when _depth < MaxDepth:
                _depth++;
                var field = 0;
                while (NextField(ref field) is var kind && kind != 0)
                {
                    Skip(kind);
                }

                _depth--;
                break;
            default:
                throw new InvalidDataException($"a page header holds Thrift type {type} where none belongs");
        }
    }

    private void SkipList()
    {
        var head = Next();
        var count = head >> 4 == 15 ? Unsigned() : (ulong)(head >> 4);
        for (ulong i = 0; i < count && !IsExhausted; i++)
        {
            Skip(head & 15);
        }
    }

    private ulong Unsigned()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Next();
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                break;
            }
        }

        return value;
    }

    private byte Next()
    {
        if (Position < _bytes.Length)
        {
            return _bytes[Position++];
        }

        IsExhausted = true;
        return 0;
    }

    private void Advance(ulong count)
    {
        if (count > (ulong)(_bytes.Length - Position))
        {
            IsExhausted = true;
            Position = _bytes.Length;
        }
        else
        {
            Position += (int)count;
        }
    }
}
