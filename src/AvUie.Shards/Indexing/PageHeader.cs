namespace AvUie.Shards;

/// <summary>What the index needs of a Parquet page header (parquet.thrift, struct PageHeader, Thrift's compact protocol).</summary>
internal readonly record struct PageHeader(int Type, int Bytes, int Values, int Encoding, int HeaderBytes)
{
    /// <summary>DATA_PAGE, version 1.</summary>
    public const int DataPage = 0;

    /// <summary>PLAIN.</summary>
    public const int Plain = 0;

    /// <summary>Parses a header; null where <paramref name="bytes"/> ends within it.</summary>
    public static PageHeader? Parse(ReadOnlySpan<byte> bytes)
    {
        var thrift = new ThriftCompact(bytes);
        int type = -1, size = -1, values = -1, encoding = -1, field = 0;
        while (thrift.NextField(ref field) is var kind && kind != 0)
        {
            switch (field)
            {
                case 1:
                    type = (int)thrift.ZigZag();
                    break;
                case 3:
                    size = (int)thrift.ZigZag();
                    break;
                case 5 when kind == ThriftCompact.Struct:
                    var inner = 0;
                    while (thrift.NextField(ref inner) is var innerKind && innerKind != 0)
                    {
                        switch (inner)
                        {
                            case 1:
                                values = (int)thrift.ZigZag();
                                break;
                            case 2:
                                encoding = (int)thrift.ZigZag();
                                break;
                            default:
                                thrift.Skip(innerKind);
                                break;
                        }
                    }

                    break;
                default:
                    thrift.Skip(kind);
                    break;
            }
        }

        return thrift.IsExhausted ? null : new PageHeader(type, size, values, encoding, thrift.Position);
    }
}
