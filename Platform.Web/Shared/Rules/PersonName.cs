using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Platform.Web.Shared;

/// <summary>Validates the name of a person: it must not imitate another name and must not claim a role.</summary>
public static partial class PersonName
{
    /// <summary>Pairs of a character and the letter that it looks like, in lower case.</summary>
    private static readonly Dictionary<char, char> Alike =
        "0o 1i 3e 4a 5s 7t li ıi øo đd ðd ɑa ɡg ɪi ᴀa ᴄc ᴅd ᴇe ʜh ɴn ᴍm ᴏo ᴘp ʀr ꜱs ᴛt ᴡw аa еe оo рp сc тt мm іi ԁd кk пn нh ѕs вb гr"
            .Split(' ').ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Words that claim a role, as <see cref="Look"/> returns them.</summary>
    private static readonly HashSet<string> Roles =
    [
        .. new[]
        {
            "moderator", "moderatoren", "moderators", "mod", "mods", "beheerder", "beheerders", "administrator", "administrators", "admin", "admins",
            "redactie", "wetenschapper", "wetenschappers", "scientist", "scientists",
        }.Select(Look),
    ];

    /// <exception cref="RuleBroken"><c>Invisible</c>, <c>NameMixed</c>, <c>NameOfRole</c>, or a rule of <see
    /// cref="TextRules.Line"/>.</exception>
    public static string Of(string? text, int max)
    {
        // A title is stored without such characters. In a name they are no accident, so it is refused.
        var name = TextRules.LineAsTyped(text ?? "", max, "NameNeeded");
        if (Unseen.TurnsDirection(text ?? "") || name.EnumerateRunes().Any(IsUnseen))
            throw new RuleBroken("Invisible");
        // Decomposing turns "𝐌" and "Ⓜ" into the letter that they show, and separates accents from letters.
        var words = Word().Matches(name.Normalize(NormalizationForm.FormKD)).Select(word => word.Value).ToList();
        if (words.Exists(MixesScripts))
            throw new RuleBroken("NameMixed");
        if (JoinLetters(words.Select(Look)).Any(Roles.Contains))
            throw new RuleBroken("NameOfRole");
        return name;
    }

    /// <summary>Returns whether a character is invisible, has no meaning, or only changes how the one before it looks.</summary>
    private static bool IsUnseen(Rune rune) =>
        rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0
            or (>= 0xE0100 and <= 0xE01EF)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    /// <summary>Other scripts have letters that look like Latin ones. No real name mixes them within a word.</summary>
    private static bool MixesScripts(string word)
    {
        var letters = word.EnumerateRunes().Where(IsLetter).ToList();
        return letters.Exists(IsLatin) && !letters.TrueForAll(IsLatin);
    }

    /// <summary>Returns whether a rune is a letter. Modifiers, such as the ʻokina, belong to every script and do not count.</summary>
    private static bool IsLetter(Rune rune) => Rune.IsLetter(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.ModifierLetter;

    private static bool IsLatin(Rune rune) => rune.Value is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= 0x00C0 and <= 0x02AF)
        or (>= 0x1D00 and <= 0x1DBF) or (>= 0x1E00 and <= 0x1EFF) or (>= 0x2C60 and <= 0x2C7F) or (>= 0xA722 and <= 0xA7FF) or (>= 0xAB30 and <= 0xAB6F);

    /// <summary>Returns the letters that a reader sees in a word: in lower case, without accents, and the same for characters that look alike.</summary>
    private static string Look(string word) => string.Concat(
        word.EnumerateRunes().Where(rune => IsLetter(rune) || Rune.IsDigit(rune)).Select(rune => Rune.ToLowerInvariant(rune).ToString())
            .Select(letter => letter.Length == 1 && Alike.TryGetValue(letter[0], out var alike) ? alike.ToString() : letter));

    /// <summary>Makes one word of letters that stand apart, as in "m.o.d".</summary>
    private static IEnumerable<string> JoinLetters(IEnumerable<string> words)
    {
        var letters = "";
        foreach (var word in words)
        {
            if (word.Length == 1)
            {
                letters += word;
                continue;
            }

            yield return letters;
            yield return word;
            letters = "";
        }

        yield return letters;
    }

    /// <summary>Letters, digits, their accents, and pairs of surrogates.</summary>
    [GeneratedRegex(@"[\p{L}\p{Nd}\p{M}\p{Cs}]+")]
    private static partial Regex Word();
}
