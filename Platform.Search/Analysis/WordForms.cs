using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.Snowball;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Tartarus.Snowball.Ext;
using Lucene.Net.Util;
using SnowballDutch = Lucene.Net.Tartarus.Snowball.Ext.DutchStemmer;

namespace Platform.Search.Analysis;

/// <summary>Computes the forms of one word with Lucene's filters.</summary>
internal static class WordForms
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    // Words that Snowball stems wrongly in Dutch; the same four as in Lucene's DutchAnalyzer.
    private static readonly StemmerOverrideFilter.StemmerOverrideMap DutchExceptions = Exceptions(
        ("fiets", "fiets"), ("bromfiets", "bromfiets"), ("ei", "eier"), ("kind", "kinder"));

    private static readonly ThreadLocal<Chain> Exact = new(() => new(t => new ASCIIFoldingFilter(new LowerCaseFilter(Version, t))));
    private static readonly ThreadLocal<Chain> DutchWord = new(() => new(t => new ASCIIFoldingFilter(new StopFilter(Version, Lower(t), DutchAnalyzer.DefaultStopSet))));
    private static readonly ThreadLocal<Chain> DutchStem = new(() => new(t => new SnowballFilter(new StemmerOverrideFilter(t, DutchExceptions), new SnowballDutch())));
    private static readonly ThreadLocal<Chain> EnglishStem = new(() =>
        new(t => new PorterStemFilter(new ASCIIFoldingFilter(new StopFilter(Version, Lower(t), EnglishAnalyzer.DefaultStopSet)))));
    private static readonly ThreadLocal<KpStemmer> LooseStem = new(() => new());

    public static Word English(string token) => new(token, Exact.Value!.Of(token) ?? "", EnglishStem.Value!.Of(token), null);

    public static Word Dutch(string token)
    {
        var exact = Exact.Value!.Of(token) ?? "";
        return DutchWord.Value!.Of(token) is { } word
            ? new(token, exact, DutchStem.Value!.Of(word), word)
            : new(token, exact, null, null);
    }

    /// <summary>
    /// Returns the looser stem of the word and of each word inside it, with their offsets. The stemmer of Kraaij and Pohlmann also removes
    /// ge- and -ing, so that geschorst and schorsing become one. They are in the order in which they begin, as Lucene requires of offsets.
    /// </summary>
    /// <param name="length">Length of the word in the text, which can differ because accents were removed.</param>
    public static LooseForm[] Loose(string word, int length)
    {
        var aligned = word.Length == length;
        return [.. Compounds.Dutch.Parts(word)
            .Select(p => new LooseForm(Stem(word.Substring(p.Start, p.Length)), aligned ? p.Start : 0, aligned ? p.Length : length, p.IsMain))
            .Prepend(new(Stem(word), 0, length, true))
            .GroupBy(f => f.Term).Select(same => same.First() with { IsMain = same.Any(f => f.IsMain) })];
    }

    private static string Stem(string word)
    {
        var stemmer = LooseStem.Value!;
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current;
    }

    // 's ends a plural in Dutch (foto's) and a possessive in English.
    private static LowerCaseFilter Lower(TokenStream tokens) => new(Version, new EnglishPossessiveFilter(Version, tokens));

    private static StemmerOverrideFilter.StemmerOverrideMap Exceptions(params (string Word, string Stem)[] words)
    {
        var builder = new StemmerOverrideFilter.Builder(false);
        foreach (var (word, stem) in words) builder.Add(word, stem);
        return builder.Build();
    }

    /// <summary>Applies filters for streams of words to a single word.</summary>
    private sealed class Chain
    {
        private readonly Single _word = new();
        private readonly TokenStream _filters;
        private readonly ICharTermAttribute _term;

        public Chain(Func<TokenStream, TokenStream> filters)
        {
            _filters = filters(_word);
            _term = _filters.GetAttribute<ICharTermAttribute>();
        }

        /// <returns>Null when a filter removes the word.</returns>
        public string? Of(string word)
        {
            _word.Word = word;
            _filters.Reset();
            return _filters.IncrementToken() ? _term.ToString() : null;
        }
    }

    private sealed class Single : TokenStream
    {
        private readonly ICharTermAttribute _term;

        public Single() => _term = AddAttribute<ICharTermAttribute>();

        public string? Word { get; set; }

        public override bool IncrementToken()
        {
            if (Word is null) return false;
            ClearAttributes();
            _term.Append(Word);
            Word = null;
            return true;
        }
    }
}
