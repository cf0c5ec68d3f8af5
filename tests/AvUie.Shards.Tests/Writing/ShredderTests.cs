using Parquet.Schema;

namespace AvUie.Shards.Tests;

/// <summary>Levels against the examples of the Dremel paper and against themselves.</summary>
public sealed class ShredderTests
{
    [Fact]
    public void Add_ListOfLists_GivesTheLevelsOfTheFormat()
    {
        var leaf = new DataField("element", typeof(int), isNullable: true);
        var list = new ListField("v", new ListField("element", leaf));
        _ = new ParquetSchema(list);
        var shredder = new Shredder(list);
        object?[] rows = [L(L(1, 2), L(3)), L(L(4)), L(), L(L()), null, L(null, L(null, 5))];
        foreach (var row in rows)
        {
            shredder.Add(row);
        }

        var column = shredder.Columns.Single();
        Assert.Equal([0, 2, 1, 0, 0, 0, 0, 0, 1, 2], column.Repetitions);
        Assert.Equal([5, 5, 5, 5, 1, 3, 0, 2, 4, 5], column.Definitions);
        Assert.Equal([1, 2, 3, 4, 5], column.Values.Cast<int>());

        var cursor = new LeafCursor(leaf, column.Definitions, column.Repetitions, column.Values);
        foreach (var row in rows)
        {
            Assert.Equal(row, Assembler.Next(list, new[] { cursor }));
        }

        Assert.True(cursor.AtEnd);
        Assert.Throws<InvalidDataException>(() => Assembler.Next(list, new[] { cursor }));
    }

    [Fact]
    public void Add_RandomNesting_ComesBackEqual()
    {
        var random = new Xoshiro256(5);
        var field = new ListField("x", new StructField(
            "element",
            new DataField("a", typeof(string), isNullable: true),
            new ListField("b", new ListField("element", new StructField("element", new DataField("c", typeof(long), isNullable: true)))),
            new StructField("d", new DataField("e", typeof(bool), isNullable: true), new ListField("f", new DataField("element", typeof(int), isNullable: true)))));
        _ = new ParquetSchema(field);
        var shredder = new Shredder(field);
        var rows = Enumerable.Range(0, 300).Select(_ => Random(field, random)).ToList();
        rows.ForEach(shredder.Add);
        var cursors = shredder.Columns.Select(column => new LeafCursor(column.Field, column.Definitions, column.Repetitions, column.Values)).ToArray();
        Assert.Equal(4, cursors.Length);
        foreach (var row in rows)
        {
            Assert.Equal(row, Assembler.Next(field, cursors));
        }

        Assert.All(cursors, cursor => Assert.True(cursor.AtEnd));
    }

    private static object? Random(Field field, Xoshiro256 random)
    {
        if (random.Below(4) == 0)
        {
            return null;
        }

        return field switch
        {
            ListField list => L([.. Enumerable.Range(0, (int)random.Below(4)).Select(_ => Random(list.Item, random))]),
            StructField group => group.Fields.Select(member => Random(member, random)).ToArray(),
            DataField { Name: "a" } => "t" + random.Below(100),
            DataField { Name: "c" } => (long)random.Next(),
            DataField { Name: "e" } => random.Below(2) == 0,
            _ => (int)random.Next(),
        };
    }

    private static List<object?> L(params object?[] items) => [.. items];
}
