using System.ComponentModel.DataAnnotations;
using Platform.Web.Shared.Input;

namespace Platform.Web.Features.Contributions;

/// <param name="Fields">The fields of its kind by name.</param>
public sealed record NewContribution(
    [StringLength(DraftText.MaxTitle)] string? Title, [StringLength(DraftText.MaxSummary)] string? Summary,
    [StringLength(InputLengths.Text)] string? Body, string? Language, IReadOnlyList<string>? Tags, string? Audience,
    [Items(DraftText.MaxFields, InputLengths.Text)] IReadOnlyDictionary<string, string?>? Fields = null, bool ByLayerOnly = false, bool Submit = true);

/// <param name="Version">Number of the revision that this text was written on; 0 for a new contribution.</param>
/// <param name="Fields">The fields of its kind by name.</param>
/// <param name="ByLayerOnly">Null leaves it as it was.</param>
public sealed record EditedContribution(
    int? Version, [StringLength(DraftText.MaxTitle)] string? Title, [StringLength(DraftText.MaxSummary)] string? Summary,
    [StringLength(InputLengths.Text)] string? Body, string? Language, IReadOnlyList<string>? Tags, string? Audience,
    [Items(DraftText.MaxFields, InputLengths.Text)] IReadOnlyDictionary<string, string?>? Fields = null, bool? ByLayerOnly = null, bool Submit = true);

/// <param name="Status">Status of the text that was sent: "draft", "waiting" for a moderator, or "published". While an edit
/// waits, readers see the previous version.</param>
public sealed record ContributionPlace(string Key, string Url, string Status);
