using System.Collections.Concurrent;

namespace Platform.Search.Analysis;

/// <summary>
/// Every word as it stands in texts, with the forms it is indexed and searched by. Language is the same few thousand words over and
/// over: the newest are remembered, so that stemming and taking compounds apart cost nothing for nearly every word of a text.
/// </summary>
internal sealed class Lexicon(Func<string, Word> forms)
{
    // Two generations: what was not asked for while one filled up is forgotten.
    private const int Generation = 50_000;

    private ConcurrentDictionary<string, Word> _young = [], _old = [];
    private int _count;

    public static Lexicon Dutch { get; } = new(WordForms.Dutch);

    public static Lexicon English { get; } = new(WordForms.English);

    public static Lexicon For(string language) => language == "en" ? English : Dutch;

    public Word this[ReadOnlySpan<char> token]
    {
        get
        {
            if (_young.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out var word)) return word;
            if (!_old.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out word)) word = forms(token.ToString());
            if (Interlocked.Increment(ref _count) > Generation)
            {
                _count = 0;
                (_old, _young) = (_young, []);
            }
            return _young.GetOrAdd(word.Token, word);
        }
    }
}

/// <param name="Token">As it stands in the text.</param>
/// <param name="Exact">In lower case, accents folded.</param>
/// <param name="Stem">Null for a stop word.</param>
/// <param name="Plain">What has looser forms: null for a stop word, and in English.</param>
internal sealed record Word(string Token, string Exact, string? Stem, string? Plain)
{
    private LooseForm[]? _loose;

    /// <summary>Kraaij-Pohlmann's stem, then those of the words inside the word. Found when first asked for: it takes the list of all words.</summary>
    public LooseForm[] Loose => _loose ??= Plain is null ? [] : WordForms.Loose(Plain, Token.Length);
}

/// <param name="Start">Where in the word this form stands, in characters.</param>
internal readonly record struct LooseForm(string Term, int Start, int Length);
