using System.Globalization;

namespace Platform.Web.Features.Contributions;

/// <summary>The ETag of a draft, by which a program shows that it knows the text it replaces.</summary>
public static class DraftTag
{
    public static string Of(Draft draft) => $"\"{draft.Concurrency.ToString(CultureInfo.InvariantCulture)}\"";

    /// <returns>For <see cref="Drafts.Save"/>: null for *, which knows every draft; that of no draft when absent or unreadable.</returns>
    public static int? Known(string? ifMatch) => ifMatch?.Trim() switch
    {
        "*" => null,
        ['"', .. var number, '"'] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known) => known,
        _ => SendContribution.SawNoDraft,
    };
}
