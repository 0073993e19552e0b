namespace Platform.Web.Features.Editing;

/// <summary>The place on a page where a preview appears.</summary>
/// <param name="Preview">Null when the page was not asked for a preview.</param>
/// <param name="Css">The class of the text as it will be shown.</param>
/// <param name="OfPost">Whether the text is a post.</param>
/// <param name="Folds">Whether the box appears on a press of its tab or button. A box that does not fold is always there.</param>
public sealed record PreviewBox(Preview? Preview, string Css, bool OfPost, bool Folds);
