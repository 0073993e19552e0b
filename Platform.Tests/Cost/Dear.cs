using System.Text;

namespace Platform.Tests.Cost;

/// <summary>Input that was found, or thought, to cost much. Each one that is found dearer is added here; none is taken out.</summary>
public static class Dear
{
    /// <summary>What fits on the line of a request, beside its address.</summary>
    private const int Line = 7800;

    private const int Text = 63 * 1024;

    /// <summary>Texts of nearly 64 KB.</summary>
    public static readonly IReadOnlyDictionary<string, string> Texts = new Dictionary<string, string>
    {
        ["words"] = Words(Text),
        ["headings"] = Fill("# a\n", Text),
        ["headings under paragraphs"] = Fill("# a\n\n", 499 * 5) + Fill("x\n\n", 10_000),
        ["bare addresses"] = Fill("www.a.b ", Text),
        ["as many bare addresses as are allowed"] = Fill("www.a.b ", 499 * 8) + Fill("x\n\n", 12_000),
        ["links"] = Fill("[a](/b) ", Text),
        ["links to nowhere"] = Fill("[a](b) ", 499 * 7) + Fill("x\n\n", 12_000),
        ["pictures"] = Fill("![a](/b) ", 499 * 9),
        ["pictures from elsewhere"] = Fill("![a](https://b.nl/c) ", 499 * 21),
        ["list items"] = Fill("- a\n", Text),
        ["some thousands of list items"] = Fill("- a\n", 2999 * 4) + Words(20_000),
        ["list marks in one another"] = Fill("- - - - - - - a\n", Text),
        ["numbered items in one another"] = Fill("1. 1. 1. a\n", Text),
        ["quotations in one another"] = Fill("> > > > a\n\n", Text),
        ["paragraphs"] = Fill("x\n\n", Text),
        ["rules"] = Fill("---\n", 15_000),
        ["a table"] = Fill("|a", 200) + "|\n" + Fill("|-", 200) + "|\n" + Fill(Fill("|a", 200) + "|\n", 18_000),
        ["a table of short rows"] = Fill("|a", 280) + "|\n" + Fill("|-", 280) + "|\n" + Fill("|a|\n", 560),
        ["tables"] = Fill("|a|b|\n|-|-|\n|a|b|\n\nx\n\n", 15_000),
        ["emphases"] = Fill("*a* ", 15_000),
        ["emphases in one another"] = Fill("*a_ ", Text),
        ["code"] = Fill("`a` ", 30_000),
        ["a block of code"] = "```\n" + Fill("<a&b\"c>\n", 50_000) + "```",
        ["signs to escape"] = Fill("\" ", Text),
        ["amounts of small marks"] = Fill("x<sup>2</sup> ", 1900 * 7),
        ["broken brackets"] = Fill("[a](", Text),
        ["definitions"] = Fill("[a]: b\n", 14_000),
        ["a long word"] = new string('x', 4000) + " " + Fill(new string('y', 4000) + " ", 58_000),
        ["one long word"] = new string('x', Text),
        ["signs of two halves"] = Fill("🇳🇱 ", 30_000),
        ["accents on one letter"] = "e" + Fill("\u0301", 30_000),
        ["line ends"] = Fill("\r\n", Text),
    };

    /// <summary>Those that cost most where they are taken; every act gets them.</summary>
    public static readonly IReadOnlySet<string> Dearest = new HashSet<string> { "as many bare addresses as are allowed", "links to nowhere", "paragraphs", "signs to escape", "letters" };

    /// <summary>Lines, as somebody types in a box or a program sends with an address.</summary>
    public static readonly IReadOnlyDictionary<string, string> Lines = new Dictionary<string, string>
    {
        ["letters"] = new string('x', Line),
        ["wildcards"] = Fill("%_", 290),
        ["letters and wildcards"] = Fill("a%", 290),
        ["a key that is none"] = "0000000000",
        ["zeros"] = new string('0', Line),
        ["a number that is too large"] = "99999999999999999999",
        ["no number"] = "abc",
        ["a control character"] = "a\0b\r\nc",
        ["half a sign"] = "\uD83D",
        ["spaces"] = new string(' ', 290),
    };

    /// <summary>Queries of 500 characters and less; longer ones are <see cref="LongQueries"/>.</summary>
    public static readonly IReadOnlyDictionary<string, string> Queries = new Dictionary<string, string>
    {
        ["phrases of stop words"] = Fill("\"de van het een in\" ", 500),
        ["different phrases of stop words"] = string.Join(' ', Orders("de van het een in op", 8).Select(p => $"\"{p}\"")),
        ["long phrases of stop words"] = $"\"{Fill("de het ", 240)}\" \"{Fill("het de ", 240)}\"",
        ["words nothing has"] = string.Join(' ', Enumerable.Range(0, 45).Select(i => $"qwx{Letters(i)}zvqk")),
        ["the same with commas"] = string.Join(',', Enumerable.Range(0, 45).Select(i => $"qwx{Letters(i)}zvqk")),
        ["long words nothing has"] = string.Join(' ', Enumerable.Range(0, 8).Select(i => new string((char)('a' + i), 60))),
        ["one long word"] = new string('q', 500),
        ["a compound of compounds"] = Fill("vergunningverleningsbesluit", 490),
        ["words everything has"] = Fill("gemeente besluit termijn aanvraag dossier ", 500),
        ["near keys"] = Fill("tga:x ", 500),
        ["near keys of organisations"] = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"org:ge{Letters(i)}")),
        ["authors"] = string.Join(' ', Enumerable.Range(0, 45).Select(i => $"auteur:li{Letters(i)}")),
        ["tags"] = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"tag:on{Letters(i)}")),
        ["abbreviations"] = string.Join(' ', Enumerable.Range(0, 20).SelectMany(_ => new[] { "org:BZK", "org:VNG", "org:IPO" }).Take(40)),
        ["OR upon OR"] = Fill("gemeente OF besluit OF ", 500),
        ["words left out"] = "gemeente " + Fill("-besluit -termijn ", 480),
        ["signs"] = Fill("( ) * ~ \\ ^ ", 500),
        ["signs of Chinese"] = Fill("政府文件公开", 500),
        ["years"] = Fill("jaar:2024 jaar:2023 ", 500),
        ["nothing found by keys and phrases"] = "qqzzy soort:vraag laag:rijk jaar:1999 taal:en na:2020 " + Fill("\"de van het een in\" ", 200),
        ["everything"] = "",
    };

    public static readonly IReadOnlyDictionary<string, string> LongQueries = new Dictionary<string, string>
    {
        ["190 phrases of stop words"] = Fill("\"de van het een in\" ", 4500),
        ["880 words nothing has"] = string.Join(',', Enumerable.Range(0, 880).Select(i => $"qw{Letters(i)}zv")),
        ["1150 near keys"] = Fill("tga:x ", 6700),
    };

    /// <summary>Words that many texts have, in an order that none has.</summary>
    public static string Words(int length, int seed = 1)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        while (text.Length < length)
            text.Append(CostApp.Word(random)).Append(random.Next(12) == 0 ? ".\n\n" : " ");
        return text.ToString(0, length);
    }

    private static string Fill(string part, int length) => new StringBuilder().Insert(0, part, Math.Max(1, length / part.Length)).ToString();

    private static string Letters(int number) => $"{(char)('a' + (number % 26))}{(char)('a' + (number / 26 % 26))}{(char)('a' + (number / 676))}";

    private static IEnumerable<string> Orders(string words, int count)
    {
        var random = new Random(2);
        return Enumerable.Range(0, count).Select(_ => string.Join(' ', words.Split(' ').OrderBy(_ => random.Next())));
    }
}
