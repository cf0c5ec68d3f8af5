using Parquet.Schema;

namespace AvUie.Shards;

/// <summary>A column's type in one line, such as <c>list&lt;struct&lt;bytes: binary, path: string&gt;&gt;</c>.</summary>
internal static class ColumnType
{
    public static string Describe(Field field) => field switch
    {
        ListField list => $"list<{Describe(list.Item)}>",
        StructField group => $"struct<{string.Join(", ", group.Fields.Select(member => $"{member.Name}: {Describe(member)}"))}>",
        DataField { IsArray: false } leaf => Scalar(leaf),
        _ => field.SchemaType.ToString(),
    };

    private static string Scalar(DataField leaf)
    {
        try
        {
            return ShardSchema.TypeName(leaf);
        }
        catch (NotSupportedException)
        {
            return leaf.ClrType.Name;
        }
    }
}
