"""The Hugging Face Hub and transfers, in a process of their own."""
