using Platform.Web.Changes;
using Platform.Web.Features.Members;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Rounds;

public enum AskedFrom
{
    Room,
    Home,
}

public enum QuestionStage
{
    Waiting,
    Admitted,
    OnStage,
    Answered,
    InWriting,
    Declined,
}

/// <summary>A question of a guest, in plain text. Acts of helpers set its stage, and can be undone.</summary>
public sealed class RoundQuestion : IChangeSource
{
    public const int LongestText = 280;
    public const int LongestName = 60;
    public const int LongestAddress = 254;
    public const int LongestAnswerer = 100;

    private RoundQuestion()
    {
    }

    public RoundQuestion(string key, string roundKey, string guestKey, NewQuestion typed, string language, DateTime at)
    {
        Key = key;
        StandsForKey = key;
        RoundKey = roundKey;
        GuestKey = guestKey;
        Text = Round.Line(typed.Text, LongestText, "QuestionNeeded", nameof(NewQuestion.Text));
        Name = string.IsNullOrWhiteSpace(typed.Name) ? null : Round.OfField(nameof(NewQuestion.Name), () => PersonName.Of(typed.Name, LongestName));
        Email = Address(typed.Email);
        From = typed.From;
        Language = language;
        AskedAt = at;
    }

    public string Key { get; private set; } = "";

    public string RoundKey { get; private set; } = "";

    /// <summary>Null once the round's guests are forgotten.</summary>
    public string? GuestKey { get; private set; }

    public string Text { get; private set; } = "";

    public string? Name { get; private set; }

    /// <summary>
    /// Used only to announce a written answer. Nobody proved that it is the guest's own address, so mail to it quotes nothing.
    /// </summary>
    public string? Email { get; private set; }

    /// <summary>Language of the mail: "nl" or "en".</summary>
    public string Language { get; private set; } = "nl";

    public AskedFrom From { get; private set; }

    public DateTime AskedAt { get; private set; }

    public QuestionStage Stage { get; private set; }

    /// <summary>Place in the order by hand; a newly admitted question comes last.</summary>
    public int Place { get; private set; }

    public string? MergedIntoKey { get; private set; }

    /// <summary>The key of the question that gets its votes: itself, or the last one in the chain of merges.</summary>
    public string StandsForKey { get; private set; } = "";

    /// <summary>
    /// Version of the round at the last act on this question. An older act cannot be undone, because that would lose this one.
    /// </summary>
    public long ActedAt { get; private set; }

    /// <summary>When it came on stage; null when it never did.</summary>
    public DateTime? StagedAt { get; private set; }

    /// <summary>The name of the person who answered aloud, as a helper typed it.</summary>
    public string? AnsweredBy { get; private set; }

    /// <summary>Markdown, as typed; null without a written answer.</summary>
    public string? Answer { get; private set; }

    public SafeHtml? AnswerHtml { get; private set; }

    public string? AnswererKey { get; private set; }

    public Member? Answerer { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    /// <summary>When the asker was mailed the answer; null until then. The asker is mailed once.</summary>
    public DateTime? MailedAt { get; private set; }

    /// <summary>The number of votes, once the guests' rows are deleted.</summary>
    public int KeptVotes { get; private set; }

    public bool IsMerged => MergedIntoKey is not null;

    /// <summary>True for a question that a helper admitted and that is not merged into another.</summary>
    public bool IsPublic => !IsMerged && Stage is not (QuestionStage.Waiting or QuestionStage.Declined);

    public bool IsOpen => !IsMerged && Stage is QuestionStage.Admitted or QuestionStage.InWriting;

    public QuestionState State => new(Key, Stage, Place, MergedIntoKey, StandsForKey, StagedAt, AnsweredBy);

    /// <summary>Sets the state that an act, or undoing one, gives this question.</summary>
    public void Become(QuestionState state, long version)
    {
        (_, Stage, Place, MergedIntoKey, StandsForKey, StagedAt, AnsweredBy) = state;
        ActedAt = version;
    }

    public void Write(string answer, SafeHtml html, string byKey, DateTime at, long version)
    {
        (Answer, AnswerHtml, AnswererKey, AnsweredAt) = (answer, html, byKey, at);
        Stage = QuestionStage.Answered;
        ActedAt = version;
    }

    public void TakeAnswerBack(long version)
    {
        (Answer, AnswerHtml, AnswererKey, AnsweredAt) = (null, null, null, null);
        Stage = QuestionStage.InWriting;
        ActedAt = version;
    }

    public void Mailed(DateTime at) => MailedAt = at;

    public void Forget(int votes) => (GuestKey, Name, Email, KeptVotes) = (null, null, null, votes);

    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Round, RoundKey)];

    private static string? Address(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var address = Round.Line(typed, LongestAddress, "AddressWrong", nameof(NewQuestion.Email));
        return MailAddresses.IsOne(address)
            ? address
            : throw new RuleBroken("AddressWrong") { Field = nameof(NewQuestion.Email) };
    }
}

/// <summary>A question as a guest typed it.</summary>
public sealed record NewQuestion(string? Text, string? Name, string? Email, AskedFrom From);

/// <summary>The fields that an act can change in a question; undoing the act restores them.</summary>
public sealed record QuestionState(
    string Key, QuestionStage Stage, int Place, string? MergedIntoKey, string StandsForKey, DateTime? StagedAt, string? AnsweredBy);
