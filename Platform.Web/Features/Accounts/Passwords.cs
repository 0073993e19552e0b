using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>Length is what makes a password strong (NIST 800-63B); composition rules only make it forgettable.</summary>
public static class Passwords
{
    public const int Shortest = 10;

    /// <summary>Hashing reads all of it: no book.</summary>
    public const int Longest = 200;

    public static string Hash(this IPasswordHasher<Account> hasher, string? password, string email)
    {
        if (password is null || new StringInfo(password).LengthInTextElements < Shortest)
            throw new RuleBroken("PasswordTooShort", Shortest) { Field = "Password" };
        if (password.Length > Longest)
            throw new RuleBroken("PasswordTooLong", Longest) { Field = "Password" };
        if (password.Equals(email, StringComparison.OrdinalIgnoreCase) || password.Distinct().Count() < 4)
            throw new RuleBroken("PasswordGuessable") { Field = "Password" };
        return hasher.HashPassword(null!, password);
    }
}
