using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Platform.Web.Shared;

namespace Platform.Web.Data;

/// <summary>
/// Stores the keys that protect cookies in the database, so that a restart or a second node signs nobody out. A certificate, when given,
/// encrypts them.
/// </summary>
public static class KeyProtection
{
    public static IServiceCollection AddKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var keys = services.AddDataProtection().SetApplicationName("platform-o").PersistKeysToDbContext<PlatformDb>();
        var options = configuration.GetSection(PlatformOptions.Section).Get<PlatformOptions>() ?? new();
        if (CertificateOf(options) is { } certificate)
            keys.ProtectKeysWithCertificate(certificate);
        services.AddOptions<PlatformOptions>().Validate(
            o => string.IsNullOrWhiteSpace(o.KeyCertificate) || CertificateOf(o) is not null,
            "Platform:KeyCertificate is no file (PKCS#12) with a certificate and its RSA key, or Platform:KeyCertificatePassword does not open it.");
        return services;
    }

    /// <summary>Warns in Production when the keys are stored unencrypted.</summary>
    public static void WarnOfReadableKeys(this WebApplication app)
    {
        if (app.Environment.IsProduction() && app.Services.GetRequiredService<IOptions<PlatformOptions>>().Value.KeyCertificate is null or "")
            app.Logger.LogWarning("The keys that protect cookies are stored readable: set Platform:KeyCertificate (see docs/operate.md)");
    }

    /// <returns>Null when no certificate is given or it cannot be used.</returns>
    private static X509Certificate2? CertificateOf(PlatformOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.KeyCertificate))
            return null;
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(options.KeyCertificate, options.KeyCertificatePassword);
            using var key = certificate.GetRSAPrivateKey();
            return key is null ? null : certificate;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
