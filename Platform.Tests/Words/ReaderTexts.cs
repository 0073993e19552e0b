using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Platform.Tests.Support;

namespace Platform.Tests.Words;

/// <summary>A text of the site, of a mail or of a message.</summary>
/// <param name="Place">Where it is, such as "ThreadText.resx Body".</param>
public sealed record ReaderText(string Place, string Words)
{
    public override string ToString() => $"{Place}: {Words}";
}

/// <summary>
/// All texts that the site says to a reader, in one language: the resource files, which mails and messages come from too, and the pages
/// that are written as a whole in each language.
/// </summary>
public static partial class ReaderTexts
{
    public static readonly IReadOnlyList<ReaderText> Dutch = [.. Resources(english: false), .. Pages(english: false)];

    public static readonly IReadOnlyList<ReaderText> English = [.. Resources(english: true), .. Pages(english: true), .. Commands()];

    /// <summary>Whole sentences. A label or a heading has no full stop and is none.</summary>
    public static IEnumerable<ReaderText> Sentences(IEnumerable<ReaderText> texts) => texts.SelectMany(text =>
        Break().Split(text.Words).Select(s => s.Trim()).Where(s => EndOfSentence().IsMatch(s)).Select(s => text with { Words = s }));

    /// <summary>Matches a word or phrase as it is, and with a capital.</summary>
    public static Regex Whole(string words) => new($@"(?<![\p{{L}}\p{{N}}-]){Regex.Escape(words)}(?![\p{{L}}\p{{N}}-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static IEnumerable<ReaderText> Resources(bool english) =>
        from file in Sources.Files(".resx")
        where file.StartsWith("Platform.Web/", StringComparison.Ordinal) && file.EndsWith(".en.resx", StringComparison.Ordinal) == english
        from data in XDocument.Parse(Sources.Read(file)).Root!.Elements("data")
        select new ReaderText($"{Path.GetFileName(file)} {data.Attribute("name")!.Value}", data.Element("value")!.Value);

    private static IEnumerable<ReaderText> Pages(bool english) =>
        from file in Sources.Files(".en.cshtml")
        let page = english ? file : file.Replace(".en.cshtml", ".cshtml", StringComparison.Ordinal)
        from block in Block().Matches(Sources.Read(page))
        let words = WebUtility.HtmlDecode(Markup().Replace(Razor().Replace(block.Groups["in"].Value, "…"), "")).Trim()
        where words.Length > 0
        select new ReaderText(Path.GetFileName(page), words);

    /// <summary>What commands print, which is in English. A shorter string is a name.</summary>
    private static IEnumerable<ReaderText> Commands() =>
        from file in Sources.Files(".cs")
        where file.StartsWith("Platform.Web/Commands/", StringComparison.Ordinal)
        from node in CSharpSyntaxTree.ParseText(Sources.Read(file)).GetRoot().DescendantNodes()
        let words = node switch
        {
            LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
            InterpolatedStringTextSyntax part => part.TextToken.ValueText,
            _ => "",
        }
        where words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > 2
        select new ReaderText(Path.GetFileName(file), words);

    [GeneratedRegex("""(?<=[.!?]["”]?)\s+|\n+""")]
    private static partial Regex Break();

    [GeneratedRegex("""[.!?]["”]?$""")]
    private static partial Regex EndOfSentence();

    [GeneratedRegex(@"<(?<tag>p|li|h2|dt|dd)\b[^>]*>(?<in>.*?)</\k<tag>>", RegexOptions.Singleline)]
    private static partial Regex Block();

    /// <summary>Tags, and code with what it holds, because a key of the search is no word of a sentence.</summary>
    [GeneratedRegex("<code>.*?</code>|<[^>]+>", RegexOptions.Singleline)]
    private static partial Regex Markup();

    [GeneratedRegex(@"@\([^)]*\)|@(if|for|foreach)[^{]*\{|@[\w.]+(\([^)]*\))?|[{}]")]
    private static partial Regex Razor();
}
