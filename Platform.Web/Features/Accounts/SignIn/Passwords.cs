using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// Rules for passwords: long enough and hard to guess, as NIST 800-63B advises. It has no composition rules, because those only
/// make a password harder to remember. Identity applies the same rules, so that no way of setting a password avoids them.
/// </summary>
public sealed class Passwords : IPasswordValidator<Account>
{
    public const int Shortest = 10;

    /// <summary>A limit, because hashing reads the whole password.</summary>
    public const int Longest = 200;

    /// <summary>The number of rounds that OWASP advises for PBKDF2 with SHA-512.</summary>
    public const int HashRounds = 210_000;

    /// <summary>The lowest score that is accepted, on zxcvbn's scale from 0 to 4: more than 100 million guesses.</summary>
    private const int LowestScore = 3;

    /// <summary>
    /// How many characters zxcvbn scores, because its cost grows faster than the length. Further characters make no password weaker.
    /// </summary>
    private const int Judged = 64;

    /// <summary>Words that people here think of first. Zxcvbn itself knows common passwords in English.</summary>
    private static readonly string[] WordsOfThePlatform =
    [
        "platform", "platformo", "welkom", "wachtwoord", "geheim", "overheid", "rijksoverheid", "overheidsmanagement", "tegenspraak", "nederland",
        "ambtenaar", "gemeente", "ministerie", "provincie", "waterschap", "universiteit", "wetenschap", "beheerder", "moderator", "denhaag",
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
        "lente", "zomer", "herfst", "winter", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "sinterklaas",
    ];

    private static readonly char[] Separators = [' ', '.', '-', '_', '@', '+'];
    private static readonly Zxcvbn.Zxcvbn Judge = new(Zxcvbn.Translation.English);

    /// <exception cref="RuleBroken">The password is too short, too long, or easy to guess for someone who knows the address and
    /// the name.</exception>
    public static void RefuseWeak(string? password, string email, string? name)
    {
        if (password is null || new StringInfo(password).LengthInTextElements < Shortest)
            throw new RuleBroken("PasswordTooShort", Shortest) { Field = "Password" };
        if (password.Length > Longest)
            throw new RuleBroken("PasswordTooLong", Longest) { Field = "Password" };
        if (password.Distinct().Count() < 4 || IsEasyToGuess(password, email, name))
            throw new RuleBroken("PasswordGuessable") { Field = "Password" };
    }

    public static string Hash(IPasswordHasher<Account> hasher, string? password, string email, string? name)
    {
        RefuseWeak(password, email, name);
        return hasher.HashPassword(null!, password!);
    }

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        try
        {
            RefuseWeak(password, user.Email ?? "", user.Member?.Name);
            return Task.FromResult(IdentityResult.Success);
        }
        catch (RuleBroken e)
        {
            return Task.FromResult(IdentityResult.Failed(new IdentityError { Code = e.Rule, Description = e.Rule }));
        }
    }

    private static bool IsEasyToGuess(string password, string email, string? name)
    {
        var own = new[] { email, email.Split('@')[0], name ?? "", (name ?? "").Replace(" ", "", StringComparison.Ordinal) }
            .Concat($"{email} {name}".Split(Separators))
            .Select(w => w.ToLowerInvariant())
            .Where(w => w.Length is > 2 and <= Judged)
            .Distinct();
        return Judge.EvaluatePassword(password.Length > Judged ? password[..Judged] : password, own.Concat(WordsOfThePlatform)).Score < LowestScore;
    }
}
