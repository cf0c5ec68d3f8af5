using System.Text.Json;

namespace AvUie.Reasoning;

/// <summary>Seconds that may be absent, in JSON.</summary>
internal static class Times
{
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, double? seconds)
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
