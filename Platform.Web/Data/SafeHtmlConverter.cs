using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Data;

/// <summary>Stores HTML of the renderer as text. A column of this type is written from a <see cref="SafeHtml"/> only.</summary>
internal sealed class SafeHtmlConverter() : ValueConverter<SafeHtml, string>(html => html.ToString(), stored => SafeHtml.FromRenderer(stored));
