using System.Collections.Concurrent;

namespace Platform.Search.Analysis;

/// <summary>
/// Caches every word of texts with the forms in which it is indexed and searched. Texts use the same few thousand words again and again, so
/// stemming and splitting are rarely needed.
/// </summary>
internal sealed class Lexicon(Func<string, Word> forms)
{
    // Two generations: a word that was not used while one generation filled up is dropped.
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

/// <param name="Token">The word as in the text.</param>
/// <param name="Exact">In lower case, without accents.</param>
/// <param name="Stem">Null for a stop word.</param>
/// <param name="Plain">The basis of looser forms; null for a stop word and for English.</param>
internal sealed record Word(string Token, string Exact, string? Stem, string? Plain)
{
    private LooseForm[]? _loose;

    /// <summary>
    /// Kraaij-Pohlmann's stem of the word, then those of the words inside it. Computed at first use, because it needs the list of all
    /// words.
    /// </summary>
    public LooseForm[] Loose => _loose ??= Plain is null ? [] : WordForms.Loose(Plain, Token.Length);
}

/// <param name="Start">Offset of this form within the word, in characters.</param>
/// <param name="IsMain">True for the word itself and for its main parts, which a query for it searches.</param>
internal readonly record struct LooseForm(string Term, int Start, int Length, bool IsMain);
