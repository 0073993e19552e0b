using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.Snowball;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Platform.Search.Analysis;

/// <summary>Words as they are indexed: stemmed without stop words, or exact (lower case, accents folded) and complete.</summary>
internal sealed class TextAnalyzer(string language, bool stemmed) : Analyzer
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private static readonly TextAnalyzer DutchStems = new("nl", true), EnglishStems = new("en", true), Exact = new("nl", false);

    // What Snowball gets wrong in Dutch; the same four as Lucene's DutchAnalyzer.
    private static readonly StemmerOverrideFilter.StemmerOverrideMap DutchExceptions = Exceptions(
        ("fiets", "fiets"), ("bromfiets", "bromfiets"), ("ei", "eier"), ("kind", "kinder"));

    public static TextAnalyzer For(string language, bool stemmed = true) =>
        !stemmed ? Exact : language == "en" ? EnglishStems : DutchStems;

    /// <summary>The words of a text as typed.</summary>
    public static List<string> Words(string text)
    {
        using var reader = new StringReader(text);
        using var tokens = new StandardTokenizer(Version, reader);
        return Read(tokens);
    }

    /// <summary>The terms one word or text is found by; empty for stop words.</summary>
    public List<string> Terms(string text)
    {
        using var tokens = GetTokenStream("", text);
        return Read(tokens);
    }

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var tokenizer = new StandardTokenizer(Version, reader);
        return new TokenStreamComponents(tokenizer, !stemmed ? Folded(tokenizer) : language == "en" ? English(tokenizer) : Dutch(tokenizer));
    }

    private static ASCIIFoldingFilter Folded(TokenStream tokens) => new(new LowerCaseFilter(Version, tokens));

    private static SnowballFilter Dutch(TokenStream tokens) => new(new StemmerOverrideFilter(
        new ASCIIFoldingFilter(new StopFilter(Version, Lower(tokens), DutchAnalyzer.DefaultStopSet)),
        DutchExceptions), new Lucene.Net.Tartarus.Snowball.Ext.DutchStemmer());

    private static PorterStemFilter English(TokenStream tokens) => new(new ASCIIFoldingFilter(new StopFilter(Version, Lower(tokens), EnglishAnalyzer.DefaultStopSet)));

    // 's ends a plural in Dutch (foto's) and a possessive in English.
    private static LowerCaseFilter Lower(TokenStream tokens) => new(Version, new EnglishPossessiveFilter(Version, tokens));

    private static StemmerOverrideFilter.StemmerOverrideMap Exceptions(params (string Word, string Stem)[] words)
    {
        var builder = new StemmerOverrideFilter.Builder(false);
        foreach (var (word, stem) in words) builder.Add(word, stem);
        return builder.Build();
    }

    private static List<string> Read(TokenStream tokens)
    {
        var term = tokens.GetAttribute<ICharTermAttribute>();
        var words = new List<string>();
        tokens.Reset();
        while (tokens.IncrementToken()) words.Add(term.ToString());
        tokens.End();
        return words;
    }
}
