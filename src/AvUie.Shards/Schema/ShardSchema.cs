using Parquet.Schema;

namespace AvUie.Shards;

/// <summary>
/// The columns as Parquet fields. Every field is optional at every level: Hugging Face takes a feature only where its Arrow type equals the
/// file's, nullability included, and falls back to plain structs without a word where it does not.
/// </summary>
internal static class ShardSchema
{
    /// <summary>Raised when a column changes its name, type or meaning; readers refuse versions that they do not know.</summary>
    public const int Version = 1;

    public const string HuggingFaceKey = "huggingface";

    public const string OwnKey = "avuie";

    public static ParquetSchema Create() => new(
        Text(ColumnNames.Id),
        Text(ColumnNames.Source),
        Text(ColumnNames.Task),
        Text(ColumnNames.Family),
        Text(ColumnNames.Split),
        Text(ColumnNames.SubSplit),
        List(ColumnNames.Conversation, Struct("element", Text("role"), List("content", Struct("element", Text("type"), Text("text"))))),
        List(ColumnNames.Videos, List("element", Medium("element"))),
        List(
            ColumnNames.VideoTimings,
            Struct(
                "element",
                Number<double>("sampled_fps"),
                Number<double>("span_start"),
                Number<double>("span_end"),
                Number<double>("seconds_per_grid"),
                Number<int>("total_frames"),
                List("frame_indices", Number<int>("element")),
                Number<bool>("fallback_to_two"))),
        List(ColumnNames.Images, Medium("element")),
        List(ColumnNames.Sounds, Medium("element")),
        List(ColumnNames.SoundSeconds, Number<double>("element")),
        Medium(ColumnNames.Mask),
        Number<int>(ColumnNames.FrameIndex),
        Text(ColumnNames.Truth),
        Text(ColumnNames.Answer),
        Text(ColumnNames.Trace),
        Text(ColumnNames.Provenance),
        Text(ColumnNames.Fields),
        Text(ColumnNames.AnnotationFile),
        Number<int>(ColumnNames.AnnotationRow),
        List(ColumnNames.RawFiles, Struct("element", Text("path"), Number<long>("bytes"), Text("sha256"))));

    /// <summary>The leaves below a field, in the order of the file.</summary>
    public static IEnumerable<DataField> Leaves(Field field) => field switch
    {
        DataField leaf => [leaf],
        ListField list => Leaves(list.Item),
        StructField group => group.Fields.SelectMany(Leaves),
        _ => throw new NotSupportedException($"Column '{field.Path}' is a {field.SchemaType}; shards use lists, structs and scalars."),
    };

    /// <summary>Spelling of a leaf's type in messages, features and the column page.</summary>
    public static string TypeName(DataField leaf) => leaf.ClrType switch
    {
        var type when type == typeof(ReadOnlyMemory<char>) => "string",
        var type when type == typeof(ReadOnlyMemory<byte>) => "binary",
        var type when type == typeof(int) => "int32",
        var type when type == typeof(long) => "int64",
        var type when type == typeof(double) => "float64",
        var type when type == typeof(bool) => "bool",
        _ => throw new NotSupportedException($"Column '{leaf.Path}' has type {leaf.ClrType.Name}, which no shard uses."),
    };

    /// <summary>Storage of Hugging Face's Image and Audio.</summary>
    private static StructField Medium(string name) => Struct(name, new DataField(name: "bytes", typeof(byte[]), isNullable: true, isArray: false), Text("path"));

    private static DataField Text(string name) => new(name, typeof(string), isNullable: true);

    private static DataField Number<T>(string name)
        where T : struct => new(name, typeof(T), isNullable: true);

    private static ListField List(string name, Field item) => new(name, item);

    private static StructField Struct(string name, params Field[] fields) => new(name, fields);
}
