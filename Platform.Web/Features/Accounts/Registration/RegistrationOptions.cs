using System.ComponentModel.DataAnnotations;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// How many people may begin a registration an hour. Far above what happens at the largest training day; below it, trying codes
/// for made-up addresses of a trusted domain leads nowhere.
/// </summary>
public sealed class RegistrationOptions
{
    public const string Section = "Registration";

    /// <summary>With addresses of one domain, its subdomains included.</summary>
    [Range(1, int.MaxValue)]
    public int MostAnHourOfOneDomain { get; set; } = 300;

    [Range(1, int.MaxValue)]
    public int MostAnHour { get; set; } = 3000;
}
