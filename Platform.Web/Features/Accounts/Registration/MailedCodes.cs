using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// Makes and checks mailed codes. Wrong codes are counted per address. After ten of them short codes stop working for one hour,
/// then two, and so on. Codes mailed during a lock are long and always work, so guessing neither succeeds nor keeps out the owner
/// of the mailbox. See docs/decisions/0025.
/// </summary>
public sealed class MailedCodes(PlatformDb db, Guesses guesses, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Most codes an hour per address. After that a new code is made only when no code in the mailbox works any more.</summary>
    public const int MostAnHour = 5;

    private static readonly TimeSpan FirstLock = TimeSpan.FromHours(1);
    private readonly IDataProtector _seal = protection.CreateProtector("mailed-code");

    /// <summary>Adds a code; the caller saves it together with its mail.</summary>
    /// <param name="address">Normalised, as accounts are looked up.</param>
    /// <param name="holder">The only one who may use the code; empty when anyone with the mail may.</param>
    /// <returns>Null when enough codes were mailed; then one in the mailbox still works.</returns>
    public async Task<string?> Make(CodeUse use, string address, string holder = "")
    {
        var hash = Guesses.KeyOf(address);
        var now = clock.UtcNow();
        var since = now - MailedCode.Kept;
        var isLocked = await guesses.IsLocked(CountOf(address));
        if (await db.MailedCodes.CountAsync(c => c.AddressHash == hash && c.CreatedAt > since) >= MostAnHour
            && await db.MailedCodes.AnyAsync(c => c.AddressHash == hash && c.Use == use && c.ExpiresAt > now && (c.IsLong || !isLocked)))
            return null;
        return Add(use, address, holder, isLocked);
    }

    /// <summary>Adds a long code for the mail that guessing was stopped, because the owner's short code does not work any more.</summary>
    public string MakeLong(CodeUse use, string address, string holder = "") => Add(use, address, holder, isLong: true);

    /// <summary>Checks and counts typed text. A right code must still be spent with <see cref="Spend"/>.</summary>
    public async Task<CodeAnswer> Look(CodeUse use, string address, string typed, string holder = "")
    {
        if (CodeWords.Read(typed) is not { } code)
            return CodeAnswer.Wrong;
        var live = await Live(use, address).AsNoTracking().ToListAsync();
        if (code.Length == CodeWords.LockedLength)
            return live.Exists(c => c.IsLong && Opens(c, code, holder)) ? CodeAnswer.Right : CodeAnswer.Wrong;
        // Without a short code there is nothing to guess, so this is not counted.
        if (!live.Exists(c => !c.IsLong))
            return CodeAnswer.Wrong;
        var guess = await guesses.Take(CountOf(address), FirstLock);
        if (guess == Guess.Refused)
            return CodeAnswer.Wrong;
        if (live.Exists(c => !c.IsLong && Opens(c, code, holder)))
            return CodeAnswer.Right;
        return guess == Guess.Last ? CodeAnswer.WrongAndLocked : CodeAnswer.Wrong;
    }

    /// <summary>Deletes a right code and all others for the same purpose, in the transaction of the act that it allows.</summary>
    /// <returns>False when the code was spent in the meantime.</returns>
    public async Task<bool> Spend(CodeUse use, string address, string typed, string holder = "")
    {
        var live = await Live(use, address).ToListAsync();
        if (CodeWords.Read(typed) is not { } code || !live.Exists(c => Opens(c, code, holder)))
            return false;
        db.MailedCodes.RemoveRange(live);
        await guesses.Forget(CountOf(address));
        return true;
    }

    private static string CountOf(string address) => Guesses.KeyOf("code:" + address);

    private string Add(CodeUse use, string address, string holder, bool isLong)
    {
        var code = CodeWords.New(isLong);
        db.MailedCodes.Add(new MailedCode(use, Guesses.KeyOf(address), _seal.Protect($"{code}:{holder}"), isLong, clock.UtcNow()));
        return CodeWords.Spoken(code);
    }

    private IQueryable<MailedCode> Live(CodeUse use, string address)
    {
        var hash = Guesses.KeyOf(address);
        var now = clock.UtcNow();
        return db.MailedCodes.Where(c => c.AddressHash == hash && c.Use == use && c.ExpiresAt > now);
    }

    private bool Opens(MailedCode mailed, string code, string holder)
    {
        try
        {
            return CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(_seal.Unprotect(mailed.Sealed)), Encoding.UTF8.GetBytes($"{code}:{holder}"));
        }
        catch (CryptographicException)
        {
            // The key that encrypted this code does not exist any more.
            return false;
        }
    }
}

public enum CodeAnswer
{
    Right,
    Wrong,

    /// <summary>The code is wrong and short codes are now locked, so the owner gets a mail.</summary>
    WrongAndLocked,
}
