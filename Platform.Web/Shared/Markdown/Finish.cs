using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Platform.Web.Shared.Markdown;

/// <summary>Completes the sanitised document, so that every id, class and rel in the result is set by this program.</summary>
internal static class Finish
{
    public static IReadOnlyList<Heading> Apply(IHtmlDocument document, TextPlace place)
    {
        var changes = new Replacements();
        foreach (var image in document.QuerySelectorAll<IHtmlImageElement>("img"))
            Image(image, changes);
        changes.Apply();
        foreach (var link in document.QuerySelectorAll<IHtmlAnchorElement>("a"))
            Link(link, changes);
        changes.Apply();
        foreach (var cell in document.QuerySelectorAll("th"))
            HeaderCell(cell, changes);
        changes.Apply();
        foreach (var table in document.QuerySelectorAll("table"))
            Table(table, changes);
        changes.Apply();
        foreach (var block in document.QuerySelectorAll("pre"))
            block.SetAttribute("tabindex", "0");
        var headings = Headings(document, place, changes);
        changes.Apply();
        return headings;
    }

    /// <summary>
    /// Replaces a picture by a link to it. A browser would load a picture by itself, in the reader's name, from another host or from an
    /// address on this site that the author chose.
    /// </summary>
    private static void Image(IHtmlImageElement image, Replacements changes)
    {
        var source = image.GetAttribute("src") ?? "";
        var words = image.GetAttribute("alt") is { } alt && !string.IsNullOrWhiteSpace(alt) ? alt : source;
        if ((Address.IsLocal(source) || Address.IsWeb(source)) && image.Closest("a") is null)
        {
            var link = image.Owner!.CreateElement("a");
            link.SetAttribute("href", source);
            link.TextContent = words;
            changes.Replace(image, () => [link]);
        }
        else
            changes.Replace(image, () => [image.Owner!.CreateTextNode(words)]);
    }

    /// <summary>Replaces a link by its text when the target is a relative path or has an unknown scheme.</summary>
    private static void Link(IHtmlAnchorElement link, Replacements changes)
    {
        // The marks of footnotes are ours.
        if (FinishFootnotes.IsMark(link))
            return;
        var target = link.GetAttribute("href") ?? "";
        if (!Address.IsLocal(target) && !Address.IsWeb(target) && !Address.IsMail(target))
        {
            changes.Replace(link, () => [.. link.ChildNodes]);
            return;
        }
        if (Address.IsWeb(target))
            link.SetAttribute("rel", "nofollow ugc noopener");
        if (string.IsNullOrWhiteSpace(link.TextContent))
            link.TextContent = target;
    }

    private static void HeaderCell(IElement cell, Replacements changes)
    {
        if (!string.IsNullOrWhiteSpace(cell.TextContent))
            cell.SetAttribute("scope", "col");
        else
            changes.Replace(cell, () => [EmptyCell(cell)]);
    }

    private static IElement EmptyCell(IElement header)
    {
        var cell = header.Owner!.CreateElement("td");
        if (header.GetAttribute("class") is { } css)
            cell.SetAttribute("class", css);
        return cell;
    }

    private static void Table(IElement table, Replacements changes)
    {
        if (table.QuerySelector("thead") is { } head && head.QuerySelector("th") is null)
            head.Remove();
        var scroll = table.Owner!.CreateElement("div");
        scroll.SetAttribute("class", "o-scroll");
        scroll.SetAttribute("tabindex", "0");
        changes.Replace(table, () =>
        {
            scroll.AppendChild(table);
            return [scroll];
        });
    }

    /// <summary>
    /// Renumbers headings. The author's levels show which heading is below which, not how deep the page already is. The first heading gets
    /// the top level and each deeper one the next, so that no level is skipped.
    /// </summary>
    private static List<Heading> Headings(IHtmlDocument document, TextPlace place, Replacements changes)
    {
        var headings = new List<Heading>();
        var above = new Stack<int>();
        foreach (var authored in document.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
        {
            var text = PlainText.OneLine(FinishFootnotes.Words(authored));
            if (text.Length == 0)
            {
                changes.Replace(authored, () => []);
                continue;
            }
            var level = authored.LocalName[1] - '0';
            while (above.TryPeek(out var higher) && higher >= level)
                above.Pop();
            var shown = Math.Min(6, place.TopHeading + above.Count);
            above.Push(level);

            var slug = Slug.Of(text, 40);
            var id = $"{place.IdPrefix}s-{headings.Count + 1}{(slug.Length > 0 ? "-" + slug : "")}";
            var heading = authored.Owner!.CreateElement("h" + shown);
            heading.SetAttribute("id", id);
            changes.Replace(authored, () =>
            {
                heading.Append([.. authored.ChildNodes]);
                return [heading];
            });
            headings.Add(new Heading(shown, text, id) { Authored = level });
        }
        return headings;
    }
}
