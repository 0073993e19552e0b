using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Web.Shared;

namespace Platform.Web.Data;

public static class MappingConventions
{
    /// <summary>A key made by <see cref="ShortKey"/>; a little wider, for keys that come from elsewhere.</summary>
    public static PropertyBuilder<T> IsKey<T>(this PropertyBuilder<T> property) => property.HasMaxLength(16).IsUnicode(false);

    /// <summary>nvarchar(max) on SQL Server: never in an index.</summary>
    public static PropertyBuilder<string> IsLongText(this PropertyBuilder<string> property) => property.HasMaxLength(1 << 24);
}
