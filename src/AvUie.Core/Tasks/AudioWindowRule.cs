namespace AvUie.Core;

/// <summary>Which samples of a sound a task hears (reference: process_audio_by_task of Crab_Plus).</summary>
public enum AudioWindowRule
{
    /// <summary>The whole sound in ten equal parts: at most 9 samples at the end are lost.</summary>
    WholeInTenths,

    /// <summary>The whole sound in five equal parts: at most 4 samples at the end are lost.</summary>
    WholeInFifths,

    /// <summary>One fifth, chosen by the index.</summary>
    OneFifth,

    /// <summary>One tenth, chosen by the index.</summary>
    OneTenth,

    /// <summary>The first four seconds, silence after the end.</summary>
    FirstFourSeconds,

    /// <summary>Ten windows of two sixtieths each, one around every sixth sixtieth; the first begins with silence.</summary>
    TenWindowsOfSixty,
}
