using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AvUie.Reasoning.Tests;

public sealed class EvidenceHashTests
{
    public static TheoryData<string> Texts => new(
        "-23.5 dBFS", "", "a \"quoted\" <tag> & 'more' + `ticks` \\ /", "tab\tline\nend\u0001\u007f", "café 犬 😀 \u2028", "lone \ud83d half");

    public static TheoryData<double?> Times => [null, 0, -0.0, 1, 9.99, 10, 0.1, 1.0 / 3, 123456.78, 999_999_999, 1e9, 1e21, -4, -2.5, 1e-7, double.MaxValue, double.Epsilon];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Write_AnyText_IsWhatTheJsonWriterWrites(string text) =>
        Assert.Equal(Expected(Item(text, 1, 2)), Written(Item(text, 1, 2)));

    [Theory]
    [MemberData(nameof(Times))]
    public void Write_AnyTime_IsWhatTheJsonWriterWrites(double? seconds) =>
        Assert.Equal(Expected(Item("x", seconds, seconds)), Written(Item("x", seconds, seconds)));

    [Fact]
    public void Write_NoAndManyItems_IsWhatTheJsonWriterWrites()
    {
        Assert.Equal("[]", Written());
        EvidenceItem[] many = [Item("é", 0, 1), Item("b", 1.5, 2), Item("c", null, null)];
        Assert.Equal(Expected(many), Written(many));
    }

    [Fact]
    public void Of_ATimeThatIsNoNumber_Refuses() =>
        Assert.ThrowsAny<ArgumentException>(() => EvidenceHash.Of([Item("x", double.NaN, 1)]));

    [Theory]
    [InlineData("-23.5 dBFS")]
    [InlineData("-0.0 dBFS")]
    [InlineData("12")]
    [InlineData("0.1 s")]
    [InlineData("123456789012.345 %")]
    [InlineData("3 onsets")]
    [InlineData("0000000000000000000012.5 s")]
    [InlineData(".5 s")]
    [InlineData("5. s")]
    [InlineData("+5 s")]
    public void TryNumber_APlainNumber_IsWhatParsingGives(string value)
    {
        Assert.True(EvidenceValue.TryNumber(value, out var number));
        Assert.Equal(BitConverter.DoubleToInt64Bits(double.Parse(value.Split(' ')[0], CultureInfo.InvariantCulture)), BitConverter.DoubleToInt64Bits(number));
    }

    [Theory]
    [InlineData("-")]
    [InlineData("")]
    [InlineData("1.2.3 s")]
    [InlineData("low")]
    [InlineData("1e5 s")]
    [InlineData("٣ s")]
    public void TryNumber_NoNumber_IsFalse(string value) => Assert.False(EvidenceValue.TryNumber(value, out _));

    [Theory]
    [InlineData("-23.5 dBFS", -23.5, "dbfs")]
    [InlineData("12.3 grey levels", 12.3, "grey")]
    [InlineData("1 onset", 1, "onset")]
    [InlineData("3 onsets", 3, "onset")]
    [InlineData("12.5 %", 12.5, "%")]
    [InlineData("10 s", 10, "")]
    [InlineData("7", 7, "")]
    public void In_AMeasurement_IsTheQuantityThatASentenceWithItHas(string value, double number, string unit)
    {
        Assert.Equal([new Quantity(number, unit)], Quantity.In(value));
        Assert.Equal(Quantity.In("It is " + value + ", it seems."), Quantity.In(value));
    }

    private static EvidenceItem Item(string value, double? start, double? end) => new("a" + value, Modality.Audio, start, end, "k" + value, value, "s" + value);

    private static string Written(params EvidenceItem[] items)
    {
        var buffer = new ArrayBufferWriter<byte>();
        CanonicalEvidence.Write(buffer, items);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Expected(params EvidenceItem[] items)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var item in items)
            {
                json.WriteStartObject();
                json.WriteString("id", item.Id);
                json.WriteString("modality", "audio");
                Time(json, "start", item.Start);
                Time(json, "end", item.End);
                json.WriteString("kind", item.Kind);
                json.WriteString("value", item.Value);
                json.WriteString("source", item.Source);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Time(Utf8JsonWriter json, string name, double? seconds)
    {
        if (seconds is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
