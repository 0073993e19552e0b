namespace Platform.Web.Features.Editing;

/// <summary>The buttons above a box for a long text.</summary>
/// <param name="For">The id of the textarea.</param>
/// <param name="Whole">Whether it has the tools of a whole document: headings, table, code and footnote.</param>
public sealed record Toolbar(string For, bool Whole);
