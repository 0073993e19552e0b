using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// Makes mailed codes and takes them back. Wrong ones are counted over all codes of an address. After ten of them short codes stop
/// working for an hour, then two, and so on; the codes that are mailed meanwhile are long and always work. So guessing gains
/// nothing and keeps nobody out who reads the mailbox. See docs/decisions/0025.
/// </summary>
public sealed class MailedCodes(PlatformDb db, Guesses guesses, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>So many an hour at once; then one whenever the last has expired, so that the mailbox always has one that works.</summary>
    public const int MostAnHour = 5;

    private static readonly TimeSpan FirstLock = TimeSpan.FromHours(1);
    private readonly IDataProtector _seal = protection.CreateProtector("mailed-code");

    /// <summary>Adds a code, to be saved with the mail that tells it.</summary>
    /// <param name="address">Normalised, as accounts are looked up by it.</param>
    /// <param name="holder">Who may type it, where that is not everybody who reads the mail.</param>
    /// <returns>Null when enough was mailed; a code in the mailbox works then.</returns>
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

    /// <summary>A long code for the mail that says that guessing was stopped: the one who asked for a short code needs another.</summary>
    public string MakeLong(CodeUse use, string address, string holder = "") => Add(use, address, holder, isLong: true);

    /// <summary>Looks at what was typed and counts it. A right code still has to be spent.</summary>
    public async Task<CodeAnswer> Look(CodeUse use, string address, string typed, string holder = "")
    {
        if (CodeWords.Read(typed) is not { } code)
            return CodeAnswer.Wrong;
        var live = await Live(use, address).AsNoTracking().ToListAsync();
        if (code.Length == CodeWords.LockedLength)
            return live.Exists(c => c.IsLong && Opens(c, code, holder)) ? CodeAnswer.Right : CodeAnswer.Wrong;
        // Where no short code lives there is nothing to guess.
        if (!live.Exists(c => !c.IsLong))
            return CodeAnswer.Wrong;
        var guess = await guesses.Take(CountOf(address), FirstLock);
        if (guess == Guess.Refused)
            return CodeAnswer.Wrong;
        if (live.Exists(c => !c.IsLong && Opens(c, code, holder)))
            return CodeAnswer.Right;
        return guess == Guess.Last ? CodeAnswer.WrongAndLocked : CodeAnswer.Wrong;
    }

    /// <summary>Takes a right code and all others for the same thing out of use, in the transaction of what it opens.</summary>
    /// <returns>False when somebody else was first.</returns>
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
            // Sealed with a key that is gone.
            return false;
        }
    }
}

public enum CodeAnswer
{
    Right,
    Wrong,

    /// <summary>And it was the last one that is looked at for now: the owner is told.</summary>
    WrongAndLocked,
}
