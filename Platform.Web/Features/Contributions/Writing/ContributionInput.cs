using System.ComponentModel.DataAnnotations;
using Platform.Web.Shared.Input;

namespace Platform.Web.Features.Contributions;

public sealed record NewContribution(
    [StringLength(DraftText.MaxTitle)] string? Title, [StringLength(DraftText.MaxSummary)] string? Summary,
    [StringLength(InputLengths.Text)] string? Body, string? Language, IReadOnlyList<string>? Tags, string? Audience, bool ByLayerOnly = false, bool Submit = true);

/// <param name="Version">Number of the revision this text was written on; 0 for a draft.</param>
/// <param name="ByLayerOnly">Left out: as it was.</param>
public sealed record EditedContribution(
    int? Version, [StringLength(DraftText.MaxTitle)] string? Title, [StringLength(DraftText.MaxSummary)] string? Summary,
    [StringLength(InputLengths.Text)] string? Body, string? Language, IReadOnlyList<string>? Tags, string? Audience, bool? ByLayerOnly = null, bool Submit = true);

/// <param name="Status">Of the text that was sent: "draft", "waiting" for a moderator, or "published". While an edit waits, readers keep what was published before.</param>
public sealed record ContributionPlace(string Key, string Url, string Status);
