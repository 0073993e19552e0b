using System.Globalization;
using System.Text;

namespace Platform.Web.Shared;

/// <summary>Validates the name of a person: it must not imitate another name and must not claim a role.</summary>
public static class PersonName
{
    /// <summary>Words that claim a role, in lower case without accents.</summary>
    private static readonly HashSet<string> Roles = ["moderator", "moderatoren", "moderators", "beheerder", "beheerders", "administrator", "administrators", "admin", "redactie"];

    /// <exception cref="RuleBroken"><c>Invisible</c>, <c>NameMixed</c>, <c>NameOfRole</c>, or a rule of <see
    /// cref="TextRules.Line"/>.</exception>
    public static string Of(string? text, int max)
    {
        var name = TextRules.Line(text, max, "NameNeeded");
        if (name.EnumerateRunes().Any(r => Rune.GetUnicodeCategory(r) == UnicodeCategory.Format))
            throw new RuleBroken("Invisible");
        foreach (var word in Words(name))
        {
            if (word.Any(IsLatin) && word.Any(LooksLatin))
                throw new RuleBroken("NameMixed");
            if (Roles.Contains(Plain(word)))
                throw new RuleBroken("NameOfRole");
        }

        return name;
    }

    private static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && (char.IsLetterOrDigit(name[i]) || CharUnicodeInfo.GetUnicodeCategory(name[i]) == UnicodeCategory.NonSpacingMark))
                continue;
            if (i > start)
                yield return name[start..i];
            start = i + 1;
        }
    }

    private static bool IsLatin(char c) => char.IsAsciiLetter(c) || c is >= '\u00C0' and <= '\u024F' or >= '\u1E00' and <= '\u1EFF';

    /// <summary>Greek and Cyrillic have letters that look like Latin ones. No real name mixes them within a word.</summary>
    private static bool LooksLatin(char c) => c is >= '\u0370' and <= '\u052F' or >= '\u1F00' and <= '\u1FFF';

    private static string Plain(string word) => string.Concat(
        word.Normalize(NormalizationForm.FormKD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
}
