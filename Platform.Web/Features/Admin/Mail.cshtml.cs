using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Mail;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Admin;

/// <param name="Address">Masked e-mail address; null when the letter is about a text by layer only, because the address would reveal
/// its author.</param>
public sealed record DeadLetter(string Key, string? Address, string Subject, string? Error, int Attempts, DateTime DeadAt);

/// <summary>The page with the state of the outbox and the letters that were given up. It does not show the text of a letter.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class MailModel(PlatformDb db, RetryMail retry, CurrentMember me, IStringLocalizer<AdminText> texts) : PlatformPage
{
    public const int Shown = 50;

    public int Waiting { get; private set; }

    public int Dead { get; private set; }

    public string? LastError { get; private set; }

    public IReadOnlyList<DeadLetter> Letters { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync(string key)
    {
        if (!await retry.Retry(key, me.Viewer))
            return NotFound();
        TempData.Say(texts["Mail.Again.Done"]);
        return LocalRedirect("/admin/mail");
    }

    public override async Task<bool> LoadAsync()
    {
        Waiting = await db.Outbox.CountAsync(m => m.NextAttemptAt != null);
        Dead = await db.Outbox.CountAsync(m => m.DeadAt != null);
        LastError = await db.Outbox.Where(m => m.NextAttemptAt != null && m.LastError != null)
            .OrderByDescending(m => m.NextAttemptAt).Select(m => m.LastError).FirstOrDefaultAsync();
        var rows = await db.Outbox.Where(m => m.DeadAt != null).OrderByDescending(m => m.DeadAt).ThenBy(m => m.Key).Take(Shown)
            .Select(m => new { m.Key, m.To, m.ToName, m.Subject, m.LastError, m.Attempts, m.DeadAt })
            .ToListAsync();
        Letters = [.. rows.Select(m => new DeadLetter(m.Key, m.ToName.Length == 0 ? null : Masked(m.To), m.Subject, m.LastError, m.Attempts, m.DeadAt!.Value))];
        return true;
    }

    /// <summary>Masks an address as "a…@example.org", which still shows which mail server has the problem.</summary>
    private static string Masked(string address) => address.Length == 0 ? "" : address[..1] + "…" + address[Math.Max(address.LastIndexOf('@'), 1)..];
}
