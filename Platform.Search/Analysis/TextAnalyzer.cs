using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.Snowball;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;
using Platform.Search.Matching;
using DutchStemmer = Lucene.Net.Tartarus.Snowball.Ext.DutchStemmer;

namespace Platform.Search.Analysis;

/// <summary>What becomes of a word: as it is (lower case, accents folded), its stem, or looser stems of it and of the words inside it.</summary>
internal enum Form { Exact, Stem, Loose }

/// <summary>Words as they are indexed; stop words only in exact form.</summary>
internal sealed class TextAnalyzer(string language, Form form) : Analyzer
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private static readonly TextAnalyzer[] All =
        [new("nl", Form.Exact), new("nl", Form.Stem), new("nl", Form.Loose), new("en", Form.Exact), new("en", Form.Stem), new("en", Form.Loose)];

    // What Snowball gets wrong in Dutch; the same four as Lucene's DutchAnalyzer.
    private static readonly StemmerOverrideFilter.StemmerOverrideMap DutchExceptions = Exceptions(
        ("fiets", "fiets"), ("bromfiets", "bromfiets"), ("ei", "eier"), ("kind", "kinder"));

    public static TextAnalyzer For(string language, Form form) => All[(language == "en" ? 3 : 0) + (int)form];

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

    /// <summary>The terms of a text with their places: a stop word leaves a gap, the words inside a word are left out.</summary>
    public List<PlacedTerm> Placed(string text)
    {
        using var tokens = GetTokenStream("", text);
        var term = tokens.GetAttribute<ICharTermAttribute>();
        var step = tokens.GetAttribute<IPositionIncrementAttribute>();
        var terms = new List<PlacedTerm>();
        tokens.Reset();
        for (var (place, first) = (-1, 0); tokens.IncrementToken();)
        {
            place += step.PositionIncrement;
            if (step.PositionIncrement == 0) continue;
            if (terms.Count == 0) first = place;
            terms.Add(new(new BytesRef(term.ToString()), place - first));
        }
        tokens.End();
        return terms;
    }

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var tokenizer = new StandardTokenizer(Version, reader);
        return new TokenStreamComponents(tokenizer, (language, form) switch
        {
            (_, Form.Exact) => Folded(new LowerCaseFilter(Version, tokenizer)),
            ("en", _) => new PorterStemFilter(Folded(English(tokenizer))),
            (_, Form.Stem) => new SnowballFilter(new StemmerOverrideFilter(Folded(Dutch(tokenizer)), DutchExceptions), new DutchStemmer()),
            _ => new LooseForms(Folded(Dutch(tokenizer))),
        });
    }

    private static ASCIIFoldingFilter Folded(TokenStream tokens) => new(tokens);

    private static StopFilter Dutch(TokenStream tokens) => new(Version, Lower(tokens), DutchAnalyzer.DefaultStopSet);

    private static StopFilter English(TokenStream tokens) => new(Version, Lower(tokens), EnglishAnalyzer.DefaultStopSet);

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
