using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Platform.Web.Shared.Markdown;

/// <summary>
/// Links the marks of footnotes with the notes at the end. The roles of DPUB-ARIA let a screen reader name them in the reader's language,
/// so that the stored HTML holds no words of ours.
/// </summary>
internal static partial class FinishFootnotes
{
    public static void Apply(IHtmlDocument document, TextPlace place, int count)
    {
        // The renderer writes the notes last. An author cannot write a link in sup.
        if (count == 0 || document.Body!.LastElementChild is not IHtmlOrderedListElement list || list.Children.Length != count)
            return;
        var marks = new Dictionary<int, List<string>>();
        foreach (var link in document.QuerySelectorAll<IHtmlAnchorElement>("sup > a"))
            Mark(link, place, count, marks);
        for (var number = 1; number <= count; number++)
            Note(list.Children[number - 1], place, number, marks.GetValueOrDefault(number) ?? []);
        var section = document.CreateElement("section");
        section.SetAttribute("class", "o-notes");
        section.SetAttribute("role", "doc-endnotes");
        document.Body.InsertBefore(section, list);
        section.AppendChild(list);
    }

    public static bool IsMark(IElement element) => element.LocalName == "a" && element.HasAttribute("role");

    /// <summary>Returns the text of an element without the marks of its footnotes.</summary>
    public static string Words(IElement element) =>
        element.QuerySelector("a[role]") is null ? element.TextContent
            : string.Concat(element.Descendants<IText>().Where(text => text.ParentElement is not { } parent || !IsMark(parent)).Select(text => text.Data));

    /// <summary>Removes the marks of footnotes from rendered HTML, for a text that is made of it.</summary>
    public static string WithoutMarks(string html) => html.Contains(" role=\"doc-", StringComparison.Ordinal) ? Marks().Replace(html, "") : html;

    private static void Mark(IHtmlAnchorElement link, TextPlace place, int count, Dictionary<int, List<string>> marks)
    {
        if (link.GetAttribute("href") is not ['#', 'f', 'n', '-', .. var typed]
            || !int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > count)
            return;
        if (!marks.TryGetValue(number, out var ids))
            marks[number] = ids = [];
        ids.Add($"{place.IdPrefix}fnref-{number}{(ids.Count == 0 ? "" : $"-{ids.Count + 1}")}");
        link.SetAttribute("id", ids[^1]);
        link.SetAttribute("href", $"#{place.IdPrefix}fn-{number}");
        link.SetAttribute("role", "doc-noteref");
    }

    private static void Note(IElement note, TextPlace place, int number, List<string> marks)
    {
        note.SetAttribute("id", $"{place.IdPrefix}fn-{number}");
        var end = note.LastElementChild is { LocalName: "p" } paragraph ? paragraph : note.AppendChild(note.Owner!.CreateElement("p"));
        foreach (var mark in marks)
        {
            var back = note.Owner!.CreateElement("a");
            back.SetAttribute("href", "#" + mark);
            back.SetAttribute("role", "doc-backlink");
            back.TextContent = "↩";
            end.AppendChild(note.Owner!.CreateTextNode(" "));
            end.AppendChild(back);
        }
    }

    [GeneratedRegex("(<sup>)?<a [^>]*role=\"doc-[^>]*>[^<]*</a>(</sup>)?")]
    private static partial Regex Marks();
}
