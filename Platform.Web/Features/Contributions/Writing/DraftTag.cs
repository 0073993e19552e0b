using System.Globalization;

namespace Platform.Web.Features.Contributions;

/// <summary>The ETag of a draft. A program sends it back to show that it knows the text it replaces.</summary>
public static class DraftTag
{
    public static string Of(Draft draft) => $"\"{draft.Concurrency.ToString(CultureInfo.InvariantCulture)}\"";

    /// <returns>The number for <see cref="Drafts.Save"/>: null for *, which overwrites any draft;
    /// <see cref="SendContribution.SawNoDraft"/> when the header is absent or unreadable.</returns>
    public static int? Known(string? ifMatch) => ifMatch?.Trim() switch
    {
        "*" => null,
        ['"', .. var number, '"'] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known) => known,
        _ => SendContribution.SawNoDraft,
    };
}
