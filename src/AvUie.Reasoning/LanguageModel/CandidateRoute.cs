namespace AvUie.Reasoning;

/// <summary>The way in which a candidate came about.</summary>
internal enum CandidateRoute
{
    /// <summary>Without the label; its answer was the label.</summary>
    Blind,

    /// <summary>The label was given as hidden target.</summary>
    Hinted,

    /// <summary>Likewise, with the failed checks named.</summary>
    Repair,
}
