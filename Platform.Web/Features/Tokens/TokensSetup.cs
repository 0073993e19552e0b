using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Tokens;

public sealed class TokensSetup : IFeature
{
    /// <summary>The owner sees an expired token for this long.</summary>
    private static readonly TimeSpan KeepExpired = TimeSpan.FromDays(30);

    public void Add(IServiceCollection services)
    {
        services.AddScoped<ManageTokens>();
        services.AddRetention<TokenText>("Tokens", KeepExpired,
            (db, before) => Bulk.Delete(db, db.ApiTokens.Where(t => t.ExpiresAt < before).OrderBy(t => t.ExpiresAt)));
    }
}
