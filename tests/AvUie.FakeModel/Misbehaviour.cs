namespace AvUie.FakeModel;

/// <summary>How a request is answered.</summary>
public enum Misbehaviour
{
    None,

    /// <summary>429, Retry-After in seconds.</summary>
    ThrottledSeconds,

    /// <summary>429, Retry-After as a date.</summary>
    ThrottledDate,

    /// <summary>429, Retry-After of 114 hours.</summary>
    ThrottledForDays,
    ServerError,

    /// <summary>No byte until the client gives up.</summary>
    Hang,

    /// <summary>The work is done and charged, then the connection breaks in the middle of the body.</summary>
    CutAfterCompletion,
    MalformedJson,
    EmptyChoices,

    /// <summary>Half a trace, finish_reason length.</summary>
    Length,
    Refusal,

    /// <summary>Sound JSON of another form.</summary>
    WrongSchema,

    /// <summary>The right answer, a few bytes at a time.</summary>
    SlowDrip,

    /// <summary>A trace that speaks of its ground truth.</summary>
    LeakyTrace,

    /// <summary>A sound answer whose box lies elsewhere.</summary>
    MovedBox,

    /// <summary>A sound answer with a point in the picture's corner.</summary>
    MovedPoint,

    /// <summary>A sound weighing, in which one step is contradicted.</summary>
    Contradiction,

    /// <summary>400.</summary>
    BadRequest,

    /// <summary>401, with the key in the message.</summary>
    Denied,
}

/// <summary>Chooses the answer to a request.</summary>
/// <param name="request">The request as it came.</param>
/// <param name="attempt">How often the same body has come before.</param>
public delegate Misbehaviour Behaviour(FakeRequest request, int attempt);

/// <summary>Behaviours for tests.</summary>
public static class Behaviours
{
    private static readonly Misbehaviour[] Faults =
    [
        Misbehaviour.ThrottledSeconds, Misbehaviour.ThrottledDate, Misbehaviour.ThrottledForDays, Misbehaviour.ServerError, Misbehaviour.Hang,
        Misbehaviour.CutAfterCompletion, Misbehaviour.MalformedJson, Misbehaviour.EmptyChoices, Misbehaviour.Length, Misbehaviour.Refusal,
        Misbehaviour.WrongSchema, Misbehaviour.SlowDrip, Misbehaviour.LeakyTrace,
    ];

    public static Behaviour Good { get; } = static (_, _) => Misbehaviour.None;

    /// <summary>
    /// A mixed storm: a share of the attempts meets one fault or another, as a function of seed, body and attempt; and some samples are
    /// refused whatever is tried.
    /// </summary>
    public static Behaviour Storm(int seed, double share, int poisonOneIn = 100) => (request, attempt) =>
    {
        if (poisonOneIn > 0 && Draw(seed, request.SampleHash, 0) % (ulong)poisonOneIn == 0)
        {
            return Misbehaviour.Refusal;
        }

        var draw = Draw(seed, request.BodyHash, attempt + 1);
        return draw % 10_000 < share * 10_000 ? Faults[(int)(draw / 10_000 % (ulong)Faults.Length)] : Misbehaviour.None;
    };

    private static ulong Draw(int seed, string hash, int number)
    {
        var mixed = Convert.ToUInt64(hash[..16], 16) + ((ulong)(uint)seed * 0x9E3779B97F4A7C15) + ((ulong)(uint)number * 0xBF58476D1CE4E5B9);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
