namespace Platform.Search.Analysis;

/// <summary>
/// The words of one text that carry no meaning. A stop word of one language is not searched in texts of the other either: "een" and "om"
/// say nothing in an English text that quotes Dutch. A word that means something in the other language ("door", "men") is left out there
/// only when the other words show the language.
/// </summary>
internal sealed class StopWords(IReadOnlyCollection<string> words)
{
    private static readonly HashSet<string> DutchWithEnglishMeaning = ["ben", "dan", "die", "door", "had", "hem", "me", "men", "met", "over", "want"];
    private static readonly HashSet<string> EnglishWithDutchMeaning = ["as", "at", "it"];

    private readonly bool _isDutch = words.Any(w => IsOf("nl", w)) && !words.Any(w => IsOf("en", w));
    private readonly bool _isEnglish = words.Any(w => IsOf("en", w)) && !words.Any(w => IsOf("nl", w));

    /// <summary>Returns whether a word says nothing in texts of this language.</summary>
    public bool Has(string word, string language)
    {
        if (Lexicon.For(language)[word].Stem is null) return true;
        // "OM" is the Openbaar Ministerie.
        if (word.Length > 1 && word.All(char.IsUpper)) return false;
        var (other, meaning, isOther) = language == "en" ? ("nl", DutchWithEnglishMeaning, _isDutch) : ("en", EnglishWithDutchMeaning, _isEnglish);
        return Lexicon.For(other)[word] is { Stem: null } found && (isOther || !meaning.Contains(found.Exact));
    }

    /// <summary>Returns whether a word is a stop word of this language, and not a word of the other.</summary>
    private static bool IsOf(string language, string word)
    {
        var (own, other) = (Lexicon.For(language)[word], Lexicon.For(language == "en" ? "nl" : "en")[word]);
        return own.Stem is null && other.Stem is not null && !(language == "en" ? EnglishWithDutchMeaning : DutchWithEnglishMeaning).Contains(own.Exact);
    }
}
