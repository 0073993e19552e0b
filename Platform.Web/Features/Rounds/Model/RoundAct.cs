using System.Text.Json;
using Platform.Web.Changes;
using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

public enum ActKind
{
    Admit,
    Decline,
    Merge,
    Split,
    Stage,
    Next,
    Answered,
    InWriting,
    Back,
    Up,
    Down,
    Sort,
    Undo,

    /// <summary>Declines all waiting questions that were asked in one minute.</summary>
    DeclineMinute,

    /// <summary>Declines all waiting questions of guests who first opened the page at or after a moment.</summary>
    DeclineSince,
}

/// <summary>An act of a helper, with the state of its questions before the act, so that it can be undone.</summary>
public sealed class RoundAct : IChangeSource
{
    private RoundAct()
    {
    }

    public RoundAct(string roundKey, long version, ActKind kind, string? questionKey, string byKey, IReadOnlyList<QuestionState> before, DateTime at)
    {
        RoundKey = roundKey;
        Version = version;
        Kind = kind;
        QuestionKey = questionKey;
        ByKey = byKey;
        Before = JsonSerializer.Serialize(before);
        At = at;
    }

    public string RoundKey { get; private set; } = "";

    /// <summary>The version of the round that this act produced.</summary>
    public long Version { get; private set; }

    public ActKind Kind { get; private set; }

    public string? QuestionKey { get; private set; }

    public string ByKey { get; private set; } = "";

    public Member By { get; private set; } = null!;

    public DateTime At { get; private set; }

    public bool Undone { get; private set; }

    /// <summary>JSON of a list of <see cref="QuestionState"/>.</summary>
    public string Before { get; private set; } = "[]";

    public IReadOnlyList<QuestionState> States => JsonSerializer.Deserialize<List<QuestionState>>(Before)!;

    /// <exception cref="Conflict">The act was undone, is an undo itself, or somebody acted on one of its questions since.</exception>
    public void Undo(IReadOnlyCollection<RoundQuestion> questions, long version)
    {
        var states = States;
        var touched = questions.Where(q => states.Any(s => s.Key == q.Key)).ToList();
        if (Undone || Kind == ActKind.Undo || touched.Exists(q => q.ActedAt != Version))
            throw new Conflict("ActedOnSince");
        foreach (var question in touched)
            question.Become(states.Single(s => s.Key == question.Key), version);
        Undone = true;
    }

    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Round, RoundKey)];
}
