namespace Platform.Web.Features.Mail;

/// <summary>
/// A mail to be sent, written in the transaction of its cause. Its Message-ID is fixed here, so a second attempt after
/// a crash is recognised as the same message by the receiving side.
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

    /// <summary>The member it is for; null for a guest and for who is no member yet.</summary>
    public string? MemberKey { get; private set; }

    /// <summary>The member whom the letter names to its reader, so that the name can go when that member leaves.</summary>
    public string? NamesKey { get; private set; }

    /// <summary>The words by which it does.</summary>
    public string? NamesAs { get; private set; }

    /// <summary>For who is no member: nothing is kept of the letter once it was sent, and after this moment in no case.</summary>
    public DateTime? ForgetBy { get; private set; }

    public MailLane Lane { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>Null when there is nothing left to try: sent, or given up.</summary>
    public DateTime? NextAttemptAt { get; private set; }

    public int Attempts { get; private set; }

    public string? LastError { get; private set; }

    public DateTime? SentAt { get; private set; }

    /// <summary>Given up on: an administrator sees it and may try again.</summary>
    public DateTime? DeadAt { get; private set; }

    public void Sent(DateTime at)
    {
        Attempts++;
        SentAt = at;
        NextAttemptAt = null;
        LastError = null;
    }

    /// <summary>
    /// Tries again after 1, 2, 4 … minutes, at most 6 hours apart; gives up after <paramref name="maxAttempts"/>, or at once
    /// when told that it will never do. A server that fails counts against no message.
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

    /// <summary>The member that this letter names has left.</summary>
    /// <param name="words">What stands there now, "Voormalig lid".</param>
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

    /// <summary>What a server says often repeats the address; an administrator need not read it.</summary>
    private string WithoutAddress(string error)
    {
        var domain = To[(To.LastIndexOf('@') + 1)..];
        var shown = error.Replace(To, "…", StringComparison.OrdinalIgnoreCase);
        if (domain.Length > 0)
            shown = shown.Replace(domain, "…", StringComparison.OrdinalIgnoreCase);
        return shown.Length > 1000 ? shown[..1000] : shown;
    }
}
