using System.Text.Json.Serialization;

namespace Crab.Trainer.Training;

/// <summary>What becomes of adapters on the vision and audio towers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EncoderAdapters>))]
internal enum EncoderAdapters
{
    /// <summary>They learn: the published method as it is written.</summary>
    Trained,

    /// <summary>
    /// They are there and stay as they began: the published recipe as it ran, whose recomputation reached no tower. The towers then need
    /// neither a gradient nor its memory.
    /// </summary>
    Frozen,

    /// <summary>There are none: the decoder alone is adapted.</summary>
    None,
}
