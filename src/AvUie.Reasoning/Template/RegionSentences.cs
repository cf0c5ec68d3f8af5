namespace AvUie.Reasoning;

/// <summary>Sentences about a region's geometry, written without brackets: the answer grammar reads bracketed numbers.</summary>
internal static class RegionSentences
{
    /// <returns>Strong where the points lie on the mask, weak where that was not measured, none without geometry.</returns>
    public static Support Describe(TraceDraft draft)
    {
        var measured = draft.Measured;
        if (measured is not { Area: { } area, Centre: { } centre, Side: { } side, Border: { } border })
        {
            return Support.None;
        }

        draft.Say(Modality.Visual, null, null, draft.Vary.Below(3) switch
        {
            0 => $"The region in question covers {area.Value} of the picture, with its middle at {centre.Value}.",
            1 => $"In the picture, a region of {area.Value} is set apart, centred on {centre.Value}.",
            _ => $"The outlined area takes up {area.Value} of the frame and has its middle at {centre.Value}.",
        }, area.Id, centre.Id);

        var place = Place(side.Value);
        var borders = border.Value.Split(", ");
        var touch = border.Value == "none" ? "without touching a border"
            : borders.Length == 1 ? $"touching the {borders[0]} border" : $"touching the {Wording.List(borders)} borders";
        draft.Say(Modality.Visual, null, null, draft.Vary.Below(2) switch
        {
            0 => $"It lies {place}, {touch}.",
            _ => $"Its place is {place}, {touch}.",
        }, side.Id, border.Id);

        if (measured.PointsOnMask is not { } points)
        {
            return Support.Weak;
        }

        var parts = points.Value.Split(' ');
        var all = parts.Length == 3 && parts[0] == parts[2] && parts[0] != "0";
        draft.Say(Modality.Visual, null, null, all
            ? draft.Vary.Of("Every chosen point lies inside it.", "All of the chosen points fall on it.")
            : "Not every chosen point falls on it, so the cue is weak.", points.Id);
        return all ? Support.Strong : Support.Weak;
    }

    private static string Place(string side) => side switch
    {
        "centre, middle" => "in the middle of the picture",
        "centre, upper" => "in the upper middle of the picture",
        "centre, lower" => "in the lower middle of the picture",
        "left, middle" => "on the left of the picture",
        "right, middle" => "on the right of the picture",
        "left, upper" => "in the upper left of the picture",
        "right, upper" => "in the upper right of the picture",
        "left, lower" => "in the lower left of the picture",
        _ => "in the lower right of the picture",
    };
}
