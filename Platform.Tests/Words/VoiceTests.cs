using System.Text.RegularExpressions;

namespace Platform.Tests.Words;

/// <summary>The site speaks with one voice: <em>u</em> in Dutch, and English as a native speaker writes it.</summary>
public sealed partial class VoiceTests
{
    /// <summary>Texts that somebody else says. The site only shows how it could sound.</summary>
    private static readonly Dictionary<string, string> Quoted = new()
    {
        ["MemberText.resx About.Help"] = "an example of what a member could write",
    };

    /// <summary>Patterns of English that a Dutch writer makes and a native one does not, each with what to write instead.</summary>
    public static TheoryData<string, string> Stiff => new()
    {
        { @"\bwho(m)?ever\b", "anyone who, people who, the person who" },
        { @"\b(only|of|for|to|with|by|from|than) who\b", "the person who, people who" },
        { @"(?<!e-|junk )\bmail(s|ed)?\b", "e-mail, an e-mail, sent by e-mail" },
        { @"(?<!there )\b(is|are|was|were) no\b(?! longer)", "is not a" },
        { @"\bstands?\b", "is, is shown, appears" },
        { @"\bholds? (for|at|now)\b", "applies to, is in use" },
        { @"\bcannot be\.", "is not possible" },
        { @"\ball (we|you|that)\b", "everything we, everything that" },
        { @"\bwas (it|this) not you\b", "if it was not you" },
        { @"\bnowhere\b", "not … anywhere" },
        { @"\byou read under\b", "is on the page" },
        { @"\b(taken|take) along\b", "as well, include" },
        { @"\bslips?( of the pen)?\b", "typing error" },
        { @"\bof who(m)?\b", "of the person who" },
        { @"\b(you|we) always (hear|tell)\b(?! you)", "we always tell you" },
        { @"\bout of sight\b", "leave out" },
        { @"\bleaks?\b", "vulnerability" },
        { @"\bin the hall\b|\bthe hall\b", "the room" },
        { @"\bby now\b", "now" },
        { @"\bpast (their|its) term\b", "overdue" },
    };

    [Fact]
    public void Every_Dutch_text_says_u()
    {
        Assert.NotEmpty(ReaderTexts.Dutch);
        Assert.Empty(ReaderTexts.Dutch.Where(t => !Quoted.ContainsKey(t.Place) && Familiar().IsMatch(t.Words)));
    }

    [Theory]
    [MemberData(nameof(Stiff))]
    public void English_is_what_a_native_speaker_writes(string pattern, string instead)
    {
        var found = ReaderTexts.English.Where(t => Regex.IsMatch(t.Words, pattern, RegexOptions.IgnoreCase)).ToList();

        Assert.True(found.Count == 0, $"Write \"{instead}\" in:\n{string.Join('\n', found)}");
    }

    [GeneratedRegex(@"\b(je|jij|jou|jouw|jouwe|jullie|jezelf|jezelve)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Familiar();
}
