"""Files with their credit, licence and rights."""

from assets.models.document import Document, DocumentVersion
from assets.models.image import Image, Rendition
from assets.models.media import Media, Transcript
from assets.models.rights import Licence

__all__ = ["Document", "DocumentVersion", "Image", "Licence", "Media", "Rendition", "Transcript"]
