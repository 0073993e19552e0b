namespace Platform.Web.Features.Mail;

/// <summary>
/// A mail to send, written in the transaction of its cause. Its Message-ID never changes, so that the receiving side recognises a
/// second attempt after a crash as the same message.
/// </summary>
public sealed class OutboxMessage
{
    private OutboxMessage()
    {
    }

    public OutboxMessage(string key, string messageId, string to, string toName, string subject, string text, string html, DateTime at,
        MailLane lane = MailLane.Other, string? memberKey = null, LetterNames? names = null, DateTime? forgetBy = null)
    {
        Key = key;
        MessageId = messageId;
        To = to;
        ToName = toName;
        Subject = subject;
        Text = text;
        Html = html;
        CreatedAt = at;
        NextAttemptAt = at;
        MemberKey = memberKey;
        (NamesKey, NamesAs) = (names?.MemberKey, names?.As);
        ForgetBy = forgetBy;
        Lane = lane;
    }

    public string Key { get; private set; } = "";

    public string MessageId { get; private set; } = "";

    public string To { get; private set; } = "";

    public string ToName { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string Html { get; private set; } = "";

    /// <summary>The member it is for; null for guests and others who are not members.</summary>
    public string? MemberKey { get; private set; }

    /// <summary>
    /// The member named in the letter, so that the name can be removed when that member leaves. Null when it names nobody.
    /// </summary>
    public string? NamesKey { get; private set; }

    /// <summary>The words that name that member; null when it names nobody.</summary>
    public string? NamesAs { get; private set; }

    /// <summary>
    /// For readers who are not members: when the row is deleted, sent or not. A sent letter is deleted at once. Null for members.
    /// </summary>
    public DateTime? ForgetBy { get; private set; }

    public MailLane Lane { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>When it is tried next; null once it is sent or given up.</summary>
    public DateTime? NextAttemptAt { get; private set; }

    public int Attempts { get; private set; }

    public string? LastError { get; private set; }

    public DateTime? SentAt { get; private set; }

    /// <summary>When it was given up; null otherwise. An administrator sees it and may try it again.</summary>
    public DateTime? DeadAt { get; private set; }

    public void Sent(DateTime at)
    {
        Attempts++;
        SentAt = at;
        NextAttemptAt = null;
        LastError = null;
    }

    /// <summary>
    /// Records a failure. The next attempt follows after 1, 2, 4 … minutes, at most 6 hours later. It is given up after
    /// <paramref name="maxAttempts"/> attempts, or at once after a permanent failure. A failure of the server itself does not
    /// count as an attempt.
    /// </summary>
    public void Note(DeliveryFailed failure, DateTime at, int maxAttempts)
    {
        LastError = WithoutAddress(failure.Message);
        if (failure.Fault != Fault.Server)
            Attempts++;
        if (failure.Fault == Fault.Permanent || Attempts >= maxAttempts)
        {
            DeadAt = at;
            NextAttemptAt = null;
        }
        else
        {
            NextAttemptAt = at + TimeSpan.FromMinutes(Math.Min(360, Math.Pow(2, Math.Max(0, Attempts - 1))));
        }
    }

    /// <summary>Replaces the name of the member who left.</summary>
    /// <param name="words">The words in its place: "Voormalig lid".</param>
    public void Unname(string words)
    {
        if (NamesAs is not { } named)
            return;
        (Subject, Text) = (Subject.Replace(named, words, StringComparison.Ordinal), Text.Replace(named, words, StringComparison.Ordinal));
        Html = Html.Replace(Letter.Encoder.Encode(named), Letter.Encoder.Encode(words), StringComparison.Ordinal);
        (NamesKey, NamesAs) = (null, null);
    }

    public void TryAgain(DateTime at)
    {
        DeadAt = null;
        Attempts = 0;
        NextAttemptAt = at;
    }

    /// <summary>Removes the address from a server's message, because an administrator need not see it.</summary>
    private string WithoutAddress(string error)
    {
        var domain = To[(To.LastIndexOf('@') + 1)..];
        var shown = error.Replace(To, "…", StringComparison.OrdinalIgnoreCase);
        if (domain.Length > 0)
            shown = shown.Replace(domain, "…", StringComparison.OrdinalIgnoreCase);
        return shown.Length > 1000 ? shown[..1000] : shown;
    }
}
